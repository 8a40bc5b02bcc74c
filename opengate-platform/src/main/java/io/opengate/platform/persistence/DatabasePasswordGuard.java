package io.opengate.platform.persistence;

import io.opengate.platform.crypto.MissingSecretException;
import io.opengate.platform.persistence.migration.MigrationMode;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses, before the first connection, a database password that everybody knows; the profile {@code dev} allows it. */
public final class DatabasePasswordGuard implements BeanFactoryPostProcessor {

    /** What the settings fall back to, so that a developer's local database needs none. */
    static final String DEFAULT = "opengate";

    private final Environment environment;

    /** Reads {@code spring.datasource.password}, {@code spring.flyway.password}, the replica's, and which of them are used. */
    public DatabasePasswordGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.acceptsProfiles(Profiles.of("dev"))) {
            return;
        }
        MigrationMode mode = MigrationMode.of(environment);
        used(mode).forEach(this::check);
        if (mode != MigrationMode.ONLY
                && !environment
                        .getProperty("spring.datasource-readonly.url", "")
                        .isBlank()) {
            check("spring.datasource-readonly.password");
        }
    }

    private void check(String setting) {
        String password = environment.getProperty(setting, "");
        if (password.isBlank() || password.equals(DEFAULT)) {
            throw new MissingSecretException(
                    variable(setting),
                    "to a password of its own: it is missing or the default; only the profile dev starts with it");
        }
    }

    private static String variable(String setting) {
        return switch (setting) {
            case "spring.flyway.password" -> "POSTGRES_MIGRATION_PASSWORD";
            case "spring.datasource-readonly.password" -> "POSTGRES_READONLY_PASSWORD";
            default -> "POSTGRES_PASSWORD";
        };
    }

    private static List<String> used(MigrationMode mode) {
        return switch (mode) {
            case APPLY -> List.of("spring.datasource.password", "spring.flyway.password");
            case VERIFY, OFF -> List.of("spring.datasource.password");
            case ONLY -> List.of("spring.flyway.password");
        };
    }
}
