package io.opengate.rbac.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrators of the master realm.
 *
 * @param createAdminAccount whether first accounts are made at all
 * @param adminUsername name of the first user, made by the user service
 * @param adminClientId client id of the first client, made by the client service
 */
@ConfigurationProperties("opengate.bootstrap")
record BootstrapSettings(
        @DefaultValue("true") boolean createAdminAccount,
        @DefaultValue("") String adminUsername,
        @DefaultValue("") String adminClientId) {

    private static final UUID USER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID SERVICE_ACCOUNT = UUID.fromString("00000000-0000-7000-8000-000000000004");

    /** The subjects of the accounts that are configured: their ids are fixed. */
    List<UUID> subjects() {
        List<UUID> subjects = new ArrayList<>();
        if (createAdminAccount && !adminUsername.isBlank()) {
            subjects.add(USER);
        }
        if (createAdminAccount && !adminClientId.isBlank()) {
            subjects.add(SERVICE_ACCOUNT);
        }
        return subjects;
    }
}
