package io.opengate.platform.events;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Says whether this instance hears the event stream. */
final class StreamHealthIndicator extends AbstractHealthIndicator {

    private final StreamHealth health;

    StreamHealthIndicator(StreamHealth health) {
        this.health = health;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(health.fresh() ? "UP" : "DOWN")
                .withDetail("lastHeartbeatMillis", health.age().toMillis());
    }
}
