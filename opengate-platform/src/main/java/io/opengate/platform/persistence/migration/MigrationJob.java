package io.opengate.platform.persistence.migration;

import io.opengate.platform.persistence.DatabasePasswordGuard;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;

/** A service's migrations and nothing else of it: applied by a process of their own, which then ends. */
public final class MigrationJob {

    private MigrationJob() {}

    /**
     * The job of that service, ready to run with the service's own arguments and environment.
     *
     * @throws IllegalStateException for a service that owns no database
     */
    public static SpringApplication of(Class<?> service) {
        if (!ClassUtils.isPresent("org.flywaydb.core.Flyway", service.getClassLoader())) {
            throw new IllegalStateException(
                    service.getSimpleName() + " owns no database: there is nothing to migrate. Start it without "
                            + MigrationMode.SETTING + "=only.");
        }
        SpringApplication job =
                new SpringApplication(new DefaultResourceLoader(service.getClassLoader()), Migrations.class);
        job.setWebApplicationType(WebApplicationType.NONE);
        job.setLogStartupInfo(false);
        return job;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({FlywayAutoConfiguration.class, MigrationAutoConfiguration.class})
    static class Migrations {

        @Bean
        static DatabasePasswordGuard databasePasswordGuard(Environment environment) {
            return new DatabasePasswordGuard(environment);
        }
    }
}
