package io.opengate.platform.persistence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Flyway owns the schema: Hibernate validates it or leaves it alone, whatever configuration says, in every profile and by
 * every name that Hibernate, Jakarta Persistence and Spring Boot have for it.
 */
final class SchemaGenerationGuard implements HibernatePropertiesCustomizer, EnvironmentAware {

    private static final String HIBERNATE = "hibernate.hbm2ddl.auto";
    private static final Set<String> ALLOWED = Set.of("none", "validate");

    /** Hibernate also takes these from the JVM's system properties. */
    private static final List<String> ACTIONS = List.of(
            HIBERNATE,
            "jakarta.persistence.schema-generation.database.action",
            "jakarta.persistence.schema-generation.scripts.action",
            "javax.persistence.schema-generation.database.action",
            "javax.persistence.schema-generation.scripts.action");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(Map<String, Object> settings) {
        for (String name : ACTIONS) {
            refuse(name, settings.get(name));
            refuse(name, environment.getProperty(name));
        }
        if (environment.getProperty("spring.jpa.generate-ddl", Boolean.class, false)) {
            throw new SchemaGenerationException("spring.jpa.generate-ddl", "true");
        }
        // Spring Boot leaves the setting out where it is 'none', and defaults from elsewhere would fill the gap
        settings.putIfAbsent(HIBERNATE, "none");
    }

    private static void refuse(String name, @Nullable Object value) {
        if (value != null && !ALLOWED.contains(value.toString())) {
            throw new SchemaGenerationException(name, value.toString());
        }
    }
}
