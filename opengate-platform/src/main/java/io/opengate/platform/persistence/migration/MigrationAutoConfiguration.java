package io.opengate.platform.persistence.migration;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Flyway as every service that owns a database uses it. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayAutoConfiguration.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
public class MigrationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy migrateOrRefuse(Environment environment) {
        return new MigrateOrRefuse(MigrationMode.of(environment));
    }

    /** Nothing about the schema is ignored; a service that only looks signs in as the application. */
    @Bean
    FlywayConfigurationCustomizer strictMigrations(Environment environment) {
        return configuration -> {
            configuration.ignoreMigrationPatterns(new String[0]);
            if (!MigrationMode.of(environment).asOwner()) {
                configuration.dataSource(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"));
            }
        };
    }
}
