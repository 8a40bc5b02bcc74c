package io.opengate.testkit.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of a test's own, on a loopback address and port of its own, to be stopped, killed, frozen,
 * promoted and moved. Its data are kept over a stop or a kill and go with the JVM.
 */
public final class PostgresqlServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "superuser-secret";
    private static final String REPLICATION = "replicator";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Path data;
    private final Path log;
    private String host;
    private int port;
    private @Nullable ServerProcess process;

    private PostgresqlServer(String host, Path folder) {
        this.host = host;
        this.port = freePort(host);
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "postgresql-remove"));
    }

    /** A running server that others can stream from. */
    public static PostgresqlServer primary(String host) {
        PostgresqlServer server = new PostgresqlServer(host, folder());
        server.initialize();
        server.start();
        server.execute("postgres", "create role %s login replication password '%s'".formatted(REPLICATION, PASSWORD));
        return server;
    }

    /** A running standby that streams from that server through a replication slot of that name. */
    public static PostgresqlServer standbyOf(PostgresqlServer primary, String host, String slot) {
        PostgresqlServer server = new PostgresqlServer(host, folder());
        List<String> command = new ArrayList<>(List.of("pg_basebackup", "-D", server.data.toString(), "-R", "-C"));
        command.addAll(List.of("-S", slot, "-X", "stream", "-c", "fast", "-U", REPLICATION));
        command.addAll(List.of("-h", primary.host, "-p", Integer.toString(primary.port)));
        ServerProcess.run(server.log, command, Map.of("PGPASSWORD", PASSWORD));
        server.start();
        return server;
    }

    /** Loopback address. */
    public String host() {
        return host;
    }

    /** TCP port at {@link #host}. */
    public int port() {
        return port;
    }

    /** JDBC address of a database for the superuser. */
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s&connectTimeout=2&loginTimeout=5"
                .formatted(host, port, database, SUPERUSER, PASSWORD);
    }

    /** Where the server writes its log. */
    public Path log() {
        return log;
    }

    /** Starts the server over its data and waits until it answers. */
    public void start() {
        List<String> command = new ArrayList<>(PostgresqlBinaries.server("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port), "-c", "listen_addresses=" + host));
        long patience = System.nanoTime() + PATIENCE_NANOS;
        ServerProcess started = ServerProcess.start(log, command);
        while (!answers()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("PostgreSQL does not start; its output is in " + log);
            }
            if (!started.isAlive()) { // after a kill, until the last process of the killed server is gone
                started = ServerProcess.start(log, command);
            }
            LockSupport.parkNanos(50_000_000L);
        }
        process = started;
    }

    /** Ends the server by a fast shutdown: sessions are cut, data are flushed. */
    public void stop() {
        signal("INT");
    }

    /** Kills all processes of the server at once. */
    public void kill() {
        signal("KILL");
    }

    /** Stops all processes of the server where they are: connections stay and nothing answers. */
    public void freeze() {
        running().signalAll("STOP");
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        running().signalAll("CONT");
    }

    /** Makes a standby a primary. */
    public void promote() {
        query("postgres", "select pg_promote(true, 60)");
    }

    /** Stops the server and starts it at another address, such as one where another server was. */
    public void moveTo(String otherHost, int otherPort) {
        stop();
        host = otherHost;
        port = otherPort;
        start();
    }

    /** Changes a setting that needs no restart. */
    public void set(String setting, String value) {
        execute("postgres", "alter system set " + setting + " = '" + value + "'");
        query("postgres", "select pg_reload_conf()");
    }

    /** Runs statements as the superuser, each in a transaction of its own. */
    public void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text; empty where there is none. */
    public String query(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String signal) {
        ServerProcess ending = process;
        if (ending != null) {
            ending.end(signal);
            process = null;
        }
    }

    private ServerProcess running() {
        if (process == null) {
            throw new IllegalStateException("the server does not run");
        }
        return process;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void initialize() {
        try {
            Path password = data.resolveSibling("password");
            Files.writeString(password, PASSWORD);
            List<String> command = new ArrayList<>(PostgresqlBinaries.server("initdb"));
            command.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "--pwfile=" + password, "--no-sync"));
            command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
            ServerProcess.run(log, command, Map.of());
            append(
                    "pg_hba.conf",
                    "host all all 127.0.0.0/8 scram-sha-256",
                    "host replication all 127.0.0.0/8 scram-sha-256");
            append("postgresql.conf", SETTINGS.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> SETTINGS = List.of(
            "unix_socket_directories = ''",
            "max_connections = 200",
            "shared_buffers = 32MB",
            "wal_level = replica",
            "max_wal_senders = 10",
            "max_replication_slots = 10",
            "hot_standby = on",
            "wal_receiver_status_interval = 1s",
            "wal_retrieve_retry_interval = 200ms",
            "fsync = off",
            "timezone = 'UTC'");

    private void append(String file, String... lines) throws IOException {
        Files.write(data.resolve(file), Arrays.asList(lines), java.nio.file.StandardOpenOption.APPEND);
    }

    private void remove(Path folder) {
        try {
            kill();
            ServerProcess.removeFolder(folder);
        } catch (IOException | RuntimeException atTheEnd) {
            System.err.println("left behind: " + folder + " (" + atTheEnd + ")");
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("opengate-postgresql-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
