package io.opengate.platform.events.outbox;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application on a database of its own. */
public final class OutboxFixture {

    private OutboxFixture() {}

    /** Returns the running context; the caller closes it. */
    public static ConfigurableApplicationContext start() {
        // one server for each context: these tests count every event of their source
        return start(EmbeddedRedis.start());
    }

    /** The running context on that Redis; the caller closes it. */
    static ConfigurableApplicationContext start(EmbeddedRedis redis) {
        return new SpringApplicationBuilder(OutboxApplication.class)
                .properties(EmbeddedPostgresql.create("thing").settings())
                .properties(redis.settings())
                .properties(Map.of(
                        "spring.data.redis.host", "127.0.0.1",
                        "spring.data.redis.port", redis.port(),
                        "spring.data.redis.password", redis.password()))
                .properties(OutboxApplication.SETTINGS)
                .run();
    }
}
