package io.opengate.platform.persistence;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Flyway owns the schema: Hibernate validates it or leaves it alone, whatever configuration says. */
final class SchemaGenerationGuard implements HibernatePropertiesCustomizer {

    private static final Set<String> ALLOWED = Set.of("none", "validate");

    @Override
    public void customize(Map<String, Object> settings) {
        for (String name : Set.of(
                "hibernate.hbm2ddl.auto",
                "jakarta.persistence.schema-generation.database.action",
                "javax.persistence.schema-generation.database.action")) {
            Object value = settings.get(name);
            if (value != null && !ALLOWED.contains(value.toString())) {
                throw new SchemaGenerationException(name, value.toString());
            }
        }
    }
}
