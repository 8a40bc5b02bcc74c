package io.opengate.client.bootstrap;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first client of the master realm.
 *
 * @param createAdminAccount whether first accounts are made at all
 * @param adminClientId its client id
 * @param adminClientSecret its secret, 32 characters at least
 */
@ConfigurationProperties("opengate.bootstrap")
record BootstrapSettings(
        @DefaultValue("true") boolean createAdminAccount,
        @DefaultValue("") String adminClientId,
        @DefaultValue("") String adminClientSecret) {

    private static final int SHORTEST_SECRET = 32;

    BootstrapSettings {
        if (!adminClientSecret.isBlank() && adminClientSecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "OPENGATE_ADMIN_CLIENT_SECRET must have at least " + SHORTEST_SECRET + " characters");
        }
    }

    /** The credentials of the client to make, or empty where none is wanted. */
    Optional<Credentials> credentials() {
        return createAdminAccount && !adminClientId.isBlank() && !adminClientSecret.isBlank()
                ? Optional.of(new Credentials(adminClientId, adminClientSecret))
                : Optional.empty();
    }

    /** Client id and secret. */
    record Credentials(String clientId, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    @Override
    public String toString() {
        return "BootstrapSettings[createAdminAccount=" + createAdminAccount + "]";
    }
}
