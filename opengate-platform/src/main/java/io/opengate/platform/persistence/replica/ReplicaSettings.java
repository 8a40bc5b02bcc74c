package io.opengate.platform.persistence.replica;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a replica is read from.
 *
 * @param maxLag how far the replica may be behind; beyond, all reads go to the primary
 * @param patience how long a read waits for the replica to replay what the caller wrote, before it goes to the primary
 * @param sampleInterval time between two looks at how far the replica is
 * @param probeTimeout how long an answer of the replica to such a look may take before it counts as down
 */
@ConfigurationProperties("opengate.replica")
public record ReplicaSettings(
        @DefaultValue("10s") Duration maxLag,
        @DefaultValue("150ms") Duration patience,
        @DefaultValue("250ms") Duration sampleInterval,
        @DefaultValue("500ms") Duration probeTimeout) {

    /** How long a caller's writes are remembered: as long as a replica in use may lack them. */
    Duration remembered() {
        return maxLag.plusSeconds(5);
    }
}
