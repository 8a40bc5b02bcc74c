package io.opengate.platform.persistence.watch;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.persistence.PersistenceAutoConfiguration;
import io.opengate.platform.watch.Sampler;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database, watched: metrics, and a route for administrators of the installation. */
@AutoConfiguration(after = PersistenceAutoConfiguration.class)
@ConditionalOnClass({HikariDataSource.class, JdbcClient.class, MeterRegistry.class, PGSimpleDataSource.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(DatabaseWatchSettings.class)
public class DatabaseWatchAutoConfiguration {

    @Bean
    Sampler<DatabaseSample> databaseSampler(
            @Value("${spring.application.name}") String service,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String username,
            @Value("${spring.datasource.password}") String password,
            DatabaseWatchSettings settings,
            Clock clock) {
        WatchConnections connections = new WatchConnections(url, username, password, service);
        return new Sampler<>(
                "the database of " + service,
                new DatabaseReader(connections, settings, clock),
                new Sampler.Pace(settings.interval(), settings.patience(), settings.staleAfter()),
                System::nanoTime);
    }

    @Bean
    DatabaseMetrics databaseMetrics(Sampler<DatabaseSample> databaseSampler) {
        return new DatabaseMetrics(databaseSampler);
    }

    @Bean
    DatabaseParts databaseParts(Sampler<DatabaseSample> databaseSampler) {
        return new DatabaseParts(databaseSampler);
    }

    @Bean
    SystemDatabaseController systemDatabaseController(
            @Value("${spring.application.name}") String service, Sampler<DatabaseSample> databaseSampler) {
        return new SystemDatabaseController(service, databaseSampler);
    }
}
