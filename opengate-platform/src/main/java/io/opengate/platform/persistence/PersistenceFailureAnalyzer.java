package io.opengate.platform.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where start-up refused a role or a setting. */
final class PersistenceFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, RuntimeException cause) {
        for (Throwable at = root; at != null; at = at.getCause()) {
            switch (at) {
                case UnsafeApplicationRoleException e -> {
                    return new FailureAnalysis(e.getMessage(), """
                            Set POSTGRES_USER and POSTGRES_PASSWORD to an application role that is neither superuser nor \
                            owner of the tables, and POSTGRES_MIGRATION_USER and POSTGRES_MIGRATION_PASSWORD to the owner \
                            (docker/init-databases.sh creates both). The profile 'dev' starts with one role.""", e);
                }
                case SchemaGenerationException e -> {
                    return new FailureAnalysis(
                            e.getMessage(),
                            "Remove it or set spring.jpa.hibernate.ddl-auto to 'validate': Flyway owns the schema.",
                            e);
                }
                default -> {}
            }
        }
        return null;
    }
}
