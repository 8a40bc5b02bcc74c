package io.opengate.platform.persistence;

import io.opengate.platform.crypto.MissingSecretException;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses, before the first connection, a database password that everybody knows; the profile {@code dev} allows it. */
final class DatabasePasswordGuard implements BeanFactoryPostProcessor {

    /** What the settings fall back to, so that a developer's local database needs none. */
    static final String DEFAULT = "opengate";

    private final Environment environment;

    DatabasePasswordGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.acceptsProfiles(Profiles.of("dev"))) {
            return;
        }
        for (String setting : List.of("spring.datasource.password", "spring.flyway.password")) {
            String password = environment.getProperty(setting, "");
            if (password.isBlank() || password.equals(DEFAULT)) {
                throw new MissingSecretException(
                        setting.contains("flyway") ? "POSTGRES_MIGRATION_PASSWORD" : "POSTGRES_PASSWORD",
                        "to a password of its own: it is missing or the default; only the profile dev starts with it");
            }
        }
    }
}
