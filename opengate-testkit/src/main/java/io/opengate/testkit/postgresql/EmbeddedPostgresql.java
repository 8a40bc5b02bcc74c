package io.opengate.testkit.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL server of this JVM, started when it is first needed and stopped with the JVM. */
public final class EmbeddedPostgresql {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedPostgresql() {}

    /** Makes an empty database the way production's are made: an owner, and a role for the application. */
    public static TestDatabase create(String prefix) {
        return create(prefix, "public");
    }

    /** Makes an empty database in which the service's place is that schema, as where services share a database. */
    public static TestDatabase create(String prefix, String schema) {
        String name = prefix + "_" + COUNT.incrementAndGet();
        TestDatabase database = TestDatabase.named("localhost", port(), name, schema);
        database.provision(EmbeddedPostgresql::execute);
        return database;
    }

    /** Runs statements as the superuser, each in a transaction of its own. */
    public static void execute(String database, List<String> statements) {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JDBC address of a database for the superuser. */
    public static String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=postgres";
    }

    private static int port() {
        return Server.RUNNING.getPort();
    }

    /** Holds the server, so that it starts on first use. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(0)
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", "32MB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
