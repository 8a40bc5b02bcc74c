package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server for the administrator, who makes, closes and renames databases. */
final class Server {

    private static final String OBJECT_IN_USE = "55006";

    private final Database.Server server;
    private final Database.Credentials administrator;

    Server(Database.Server server, Database.Credentials administrator) {
        this.server = server;
        this.administrator = administrator;
    }

    /** Fails unless the role may do what a restore does. */
    void requireAdministrator() {
        if (!ask(
                "select (rolsuper or (rolcreatedb and rolcreaterole))::text from pg_roles where rolname = current_user",
                "true")) {
            throw new BackupFailure("the role " + administrator + " on " + server
                    + " may not make databases and roles: set POSTGRES_ADMIN_USER and POSTGRES_ADMIN_PASSWORD");
        }
    }

    boolean hasRole(String role) {
        return ask("select 'yes' from pg_roles where rolname = '" + literal(role) + "'", "yes");
    }

    boolean has(String database) {
        return ask("select 'yes' from pg_database where datname = '" + literal(database) + "'", "yes");
    }

    private boolean ask(String sql, String expected) {
        try (Connection connection = connect("postgres");
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            return rows.next() && expected.equals(rows.getString(1));
        } catch (SQLException e) {
            throw new BackupFailure("PostgreSQL on " + server + " cannot be asked", e);
        }
    }

    void run(String database, List<String> statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new BackupFailure("PostgreSQL on " + server + " refuses", e);
        }
    }

    /** Lets nobody in any more and ends the sessions that are there. */
    void shut(String database) {
        run(
                "postgres",
                List.of(
                        "alter database " + database + " allow_connections false",
                        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '"
                                + literal(database) + "'"));
    }

    void open(String database) {
        run("postgres", List.of("alter database " + database + " allow_connections true"));
    }

    void rename(String database, String name) {
        run("postgres", List.of("alter database " + database + " rename to " + name));
    }

    void drop(String database) {
        run("postgres", List.of("drop database if exists " + database + " with (force)"));
    }

    /** Says what the database is for. */
    void mark(String database, String comment) {
        run("postgres", List.of("comment on database " + database + " is '" + literal(comment) + "'"));
    }

    /** Takes the comment away. */
    void unmark(String database) {
        run("postgres", List.of("comment on database " + database + " is null"));
    }

    /** Databases with that comment. */
    List<String> marked(String comment) {
        try (Connection connection = connect("postgres");
                PreparedStatement query = connection.prepareStatement("""
                    select datname from pg_database
                     where shobj_description(oid, 'pg_database') = ? order by datname
                    """)) {
            query.setString(1, comment);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(String.valueOf(rows.getString(1)));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new BackupFailure("PostgreSQL on " + server + " cannot be asked", e);
        }
    }

    /** Drops it unless somebody is connected to it; whether it is gone. */
    boolean dropUnused(String database) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + database);
            return true;
        } catch (SQLException e) {
            if (OBJECT_IN_USE.equals(e.getSQLState())) {
                return false;
            }
            throw new BackupFailure("PostgreSQL on " + server + " refuses", e);
        }
    }

    /** A connection that holds the lock on restores of that database; nothing where another one holds it. */
    Optional<Connection> lock(String database) {
        try {
            Connection connection = connect("postgres");
            try (PreparedStatement query =
                    connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
                query.setString(1, Leftovers.mark(database));
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return Optional.of(connection);
                    }
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new BackupFailure("PostgreSQL on " + server + " cannot be asked", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), administrator.user(), administrator.password());
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
