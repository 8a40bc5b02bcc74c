package io.opengate.testkit.postgresql;

import io.opengate.platform.persistence.Provisioning;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A database of its own, or a schema in one, with its owner and the application's role. */
public record TestDatabase(
        String host,
        int port,
        String name,
        String schema,
        String owner,
        String ownerPassword,
        String application,
        String applicationPassword) {

    /** A database of that name at that server, which is still to be made. */
    static TestDatabase named(String host, int port, String name, String schema) {
        return new TestDatabase(host, port, name, schema, name + "_owner", "owner-secret", name + "_app", "app-secret");
    }

    /**
     * Makes the database the way production's are made: an owner, and a role for the application.
     *
     * @param superuser runs statements in the database of that name, each in a transaction of its own
     */
    void provision(BiConsumer<String, List<String>> superuser) {
        Provisioning provisioning =
                new Provisioning(name, schema, owner, ownerPassword, application, applicationPassword);
        superuser.accept("postgres", provisioning.roles());
        superuser.accept("postgres", List.of(provisioning.createDatabase()));
        superuser.accept(name, provisioning.grants());
    }

    /** JDBC address of the database. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The settings that make a service use it. */
    public Map<String, Object> settings() {
        return Map.of(
                "POSTGRES_HOST", host,
                "POSTGRES_PORT", port,
                "POSTGRES_DB", name,
                "POSTGRES_SCHEMA", schema,
                "POSTGRES_USER", application,
                "POSTGRES_PASSWORD", applicationPassword,
                "POSTGRES_MIGRATION_USER", owner,
                "POSTGRES_MIGRATION_PASSWORD", ownerPassword,
                "spring.datasource.hikari.minimum-idle", 0,
                "spring.datasource.hikari.connection-timeout", 10_000);
    }
}
