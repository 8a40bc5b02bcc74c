package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The pool as it is by default, and with the profile for high traffic. */
class HighTrafficProfileTests {

    private final TestDatabase database = EmbeddedPostgresql.create("traffic");

    @Test
    void theDefaultsAreForAServiceOfOrdinarySize() throws SQLException {
        assertPool(10, 2, 30_000);
    }

    @Test
    void theProfileHasMoreConnectionsAndAnswersEarlier() throws SQLException {
        assertPool(20, 5, 20_000, "--spring.profiles.active=high-traffic");
    }

    private void assertPool(int most, int idle, int patience, String... arguments) throws SQLException {
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.keySet().removeIf(name -> name.contains("hikari"));
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(DatabaseApplication.class)
                .properties(settings)
                .properties(DatabaseApplication.SETTINGS)
                .run(arguments)) {
            HikariDataSource pool = service.getBean(DataSource.class).unwrap(HikariDataSource.class);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(most);
            assertThat(pool.getMinimumIdle()).isEqualTo(idle);
            assertThat(pool.getConnectionTimeout()).isEqualTo(patience);
            assertThat(pool.getInitializationFailTimeout()).isEqualTo(1);
        }
    }
}
