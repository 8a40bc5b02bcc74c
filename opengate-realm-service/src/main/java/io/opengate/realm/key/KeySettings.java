package io.opengate.realm.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace at which signing keys change.
 *
 * @param publishWindow how long a new key is published before it signs; longer than any relying party may cache the
 *     key set
 * @param passiveFor how long a key stays published after its last signature; longer than the longest life of a token
 * @param stepInterval how often due changes are looked for
 */
@ConfigurationProperties("opengate.realm.key")
public record KeySettings(
        @DefaultValue("10m") Duration publishWindow,
        @DefaultValue("2h") Duration passiveFor,
        @DefaultValue("5s") Duration stepInterval) {

    /** The longest life of an access token: realms and clients give an hour at most. */
    private static final Duration LONGEST_TOKEN = Duration.ofHours(1);

    public KeySettings {
        if (publishWindow.isNegative()) {
            throw new IllegalArgumentException("opengate.realm.key.publish-window must not be negative");
        }
        if (passiveFor.compareTo(LONGEST_TOKEN) <= 0) {
            throw new IllegalArgumentException(
                    "opengate.realm.key.passive-for must be longer than a token may live: " + LONGEST_TOKEN);
        }
    }
}
