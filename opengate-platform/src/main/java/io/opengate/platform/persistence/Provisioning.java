package io.opengate.platform.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The SQL that makes a service's place with its two roles: the owner, who migrates, and the application's role, which
 * row-level security binds. The place is a database of the service's own, or a schema of its own in one that services
 * share. Standalone, tests and the scripts in {@code docker/} do the same.
 *
 * @param database name of the database
 * @param schema the schema in it: {@code public} in a database of the service's own
 * @param owner role that owns the schema and its tables
 * @param ownerPassword its password
 * @param application role of the running service: no superuser, no owner, no BYPASSRLS
 * @param applicationPassword its password
 */
public record Provisioning(
        String database,
        String schema,
        String owner,
        String ownerPassword,
        String application,
        String applicationPassword) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String OWN = "public";

    public Provisioning {
        for (String name : List.of(database, schema, owner, application)) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a plain name: " + name);
            }
        }
    }

    /** A database of the service's own. */
    public Provisioning(
            String database, String owner, String ownerPassword, String application, String applicationPassword) {
        this(database, OWN, owner, ownerPassword, application, applicationPassword);
    }

    /** Statements for a superuser on any database; a role that exists gets this password. */
    public List<String> roles() {
        return List.of(role(owner, ownerPassword), role(application, applicationPassword));
    }

    /** The statement, outside a transaction, that makes the database; fails where it exists. */
    public String createDatabase() {
        return "create database " + database + (shared() ? "" : " owner " + owner);
    }

    /** Statements for a superuser, connected to the new database; repeating them changes nothing. */
    public List<String> grants() {
        List<String> statements = new ArrayList<>();
        statements.add("revoke all on database %s from public".formatted(database));
        statements.add("grant connect on database %s to %s".formatted(database, application));
        statements.addAll(shared() ? schemaOfItsOwn() : List.of("revoke create on schema public from public"));
        statements.addAll(List.of(
                "grant all on schema %s to %s".formatted(schema, owner),
                "grant usage on schema %s to %s".formatted(schema, application),
                privileges("select, insert, update, delete on tables"),
                privileges("usage on sequences"),
                privileges("execute on functions"),
                // only the form without a schema takes away what PostgreSQL itself grants to everybody
                "alter default privileges for role %s revoke execute on functions from public".formatted(owner)));
        return statements;
    }

    /** Nobody but the two roles gets in, and a name without a schema means theirs, for psql too. */
    private List<String> schemaOfItsOwn() {
        return List.of(
                "grant connect on database %s to %s".formatted(database, owner),
                "revoke all on schema public from public",
                "create schema if not exists %s authorization %s".formatted(schema, owner),
                "alter role %s in database %s set search_path = %s".formatted(owner, database, schema),
                "alter role %s in database %s set search_path = %s".formatted(application, database, schema));
    }

    private boolean shared() {
        return !schema.equals(OWN);
    }

    private String privileges(String privileges) {
        return "alter default privileges for role %s in schema %s grant %s to %s"
                .formatted(owner, schema, privileges, application);
    }

    private static String role(String name, String password) {
        return """
                do $$ begin
                    if not exists (select 1 from pg_roles where rolname = '%1$s') then
                        create role %1$s login;
                    end if;
                    alter role %1$s login nosuperuser nocreatedb nocreaterole nobypassrls password '%2$s';
                end $$""".formatted(name, password.replace("'", "''"));
    }

    /** Hides the passwords. */
    @Override
    public String toString() {
        return "Provisioning[" + database + "." + schema + ", " + owner + ", " + application + "]";
    }
}
