package io.opengate.testkit.postgresql;

import java.util.Map;

/** A database of its own on the embedded server, with its owner and the application's role. */
public record TestDatabase(
        int port, String name, String owner, String ownerPassword, String application, String applicationPassword) {

    /** JDBC address of the database. */
    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** The settings that make a service use it. */
    public Map<String, Object> settings() {
        return Map.of(
                "POSTGRES_HOST", "localhost",
                "POSTGRES_PORT", port,
                "POSTGRES_DB", name,
                "POSTGRES_USER", application,
                "POSTGRES_PASSWORD", applicationPassword,
                "POSTGRES_MIGRATION_USER", owner,
                "POSTGRES_MIGRATION_PASSWORD", ownerPassword,
                "spring.datasource.hikari.minimum-idle", 0,
                "spring.datasource.hikari.connection-timeout", 10_000);
    }
}
