package io.opengate.realm.deletion;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who takes part in the deletion of a realm.
 *
 * @param services the services that keep something of a realm and acknowledge its purge
 * @param announceAgainAfter how long to wait for them before they are told again
 * @param stepInterval how often deletions that wait are looked for
 */
@ConfigurationProperties("opengate.realm.deletion")
public record DeletionSettings(
        @DefaultValue({"user", "rbac", "client", "session", "auth", "notification"})
        List<String> services,

        @DefaultValue("10m") Duration announceAgainAfter,
        @DefaultValue("1m") Duration stepInterval) {

    public DeletionSettings {
        services = List.copyOf(services);
    }
}
