package io.opengate.platform.persistence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The SQL that makes a database with its two roles: the owner, who migrates, and the application's role, which
 * row-level security binds. Standalone, tests and {@code docker/init-databases.sh} do the same.
 *
 * @param database name of the database
 * @param owner role that owns the database and its tables
 * @param ownerPassword its password
 * @param application role of the running service: no superuser, no owner, no BYPASSRLS
 * @param applicationPassword its password
 */
public record Provisioning(
        String database, String owner, String ownerPassword, String application, String applicationPassword) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Provisioning {
        for (String name : List.of(database, owner, application)) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a plain name: " + name);
            }
        }
    }

    /** Statements for a superuser on any database; a role that exists gets this password. */
    public List<String> roles() {
        return List.of(role(owner, ownerPassword), role(application, applicationPassword));
    }

    /** The statement, outside a transaction, that makes the database; fails where it exists. */
    public String createDatabase() {
        return "create database %s owner %s".formatted(database, owner);
    }

    /** Statements for a superuser, connected to the new database; repeating them changes nothing. */
    public List<String> grants() {
        return List.of(
                "revoke all on database %s from public".formatted(database),
                "grant connect on database %s to %s".formatted(database, application),
                "revoke create on schema public from public",
                "grant all on schema public to %s".formatted(owner),
                "grant usage on schema public to %s".formatted(application),
                privileges("grant usage on schemas"),
                privileges("grant select, insert, update, delete on tables"),
                privileges("grant usage on sequences"),
                privileges("grant execute on functions"),
                "alter default privileges for role %s revoke execute on functions from public".formatted(owner));
    }

    private String privileges(String grant) {
        return "alter default privileges for role %s %s to %s".formatted(owner, grant, application);
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
        return "Provisioning[" + database + ", " + owner + ", " + application + "]";
    }
}
