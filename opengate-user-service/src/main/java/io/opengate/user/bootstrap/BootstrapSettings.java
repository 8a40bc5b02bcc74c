package io.opengate.user.bootstrap;

import io.opengate.platform.crypto.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator.
 *
 * @param createAdminAccount whether to make the account at all
 * @param adminUsername its username; nothing is made where it is empty
 * @param adminPassword its password; nothing is made where it is empty
 */
@ConfigurationProperties("opengate.bootstrap")
record BootstrapSettings(
        @DefaultValue("true") boolean createAdminAccount,
        @DefaultValue("") String adminUsername,
        @DefaultValue("") Secret adminPassword) {

    /** Whether an account can and shall be made. */
    boolean isComplete() {
        return createAdminAccount
                && !adminUsername.isBlank()
                && !adminPassword.value().isEmpty();
    }
}
