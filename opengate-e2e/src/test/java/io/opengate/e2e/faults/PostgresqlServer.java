package io.opengate.e2e.faults;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that a test starts, stops, kills and promotes. */
final class PostgresqlServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    static final String PASSWORD = "superuser-of-a-test";

    private static final Path BINARIES =
            RunningSuite.root().resolve("opengate-standalone/target/binaries/postgresql-15/bin");

    private final Path data;
    private final Path log;
    private final String host;
    private final int port;
    private final List<String> command;
    private @Nullable Process last;

    private PostgresqlServer(Path data, Path log, String host, int port, List<String> command) {
        this.data = data;
        this.log = log;
        this.host = host;
        this.port = port;
        this.command = command;
    }

    /** A new cluster in that folder, which does not run yet. */
    static PostgresqlServer create(Path data, String host, int port, List<String> settings) {
        try {
            Path file = Files.createTempFile("pw", "");
            Files.writeString(file, PASSWORD);
            List<String> initdb = new ArrayList<>(launcher());
            initdb.addAll(List.of(BINARIES.resolve("initdb").toString(), "-D", data.toString(), "-U", SUPERUSER));
            initdb.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + file, "--encoding=UTF8", "--locale=C"));
            initdb.add("--wal-segsize=1");
            Commands.run(RunningSuite.root(), initdb);
            Files.delete(file);
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    "host all all 127.0.0.0/8 scram-sha-256\nhost replication all 127.0.0.0/8 scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return existing(data, host, port, settings);
    }

    /**
     * A new cluster, which does not run yet, with its data on the disk {@code data} and its write-ahead log on the disk
     * {@code wal}.
     */
    static PostgresqlServer create(SmallDisks disks, String host, int port, List<String> settings) {
        Path template = Installation.folder().resolve("template");
        create(template, host, port, List.of());
        disks.run("cp", "-a", template.toString(), disks.inside("data/cluster").toString());
        disks.run(
                "mv",
                disks.inside("data/cluster/pg_wal").toString(),
                disks.inside("wal/pg_wal").toString());
        disks.run(
                "ln",
                "-s",
                disks.inside("wal/pg_wal").toString(),
                disks.inside("data/cluster/pg_wal").toString());
        PostgresqlServer plain = existing(disks.inside("data/cluster"), host, port, settings);
        List<String> command = new ArrayList<>(disks.launcher());
        // a namespace of its own once more: for PostgreSQL root is nobody there, whoever runs the test
        command.addAll(List.of("unshare", "-U"));
        command.addAll(plain.command.subList(launcher().size(), plain.command.size()));
        return new PostgresqlServer(
                disks.seen("data/cluster"), template.resolveSibling("disk.log"), host, port, command);
    }

    /** The cluster in that folder, which does not run yet. */
    static PostgresqlServer existing(Path data, String host, int port, List<String> settings) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(BINARIES.resolve("postgres").toString(), "-D", data.toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-c", "listen_addresses=" + host));
        for (String setting : List.of(
                "unix_socket_directories=",
                "shared_buffers=32MB",
                "dynamic_shared_memory_type=posix",
                "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        return new PostgresqlServer(data, log, host, port, command);
    }

    /** PostgreSQL refuses to run as root; in a user namespace without mapped users it does not see that it is. */
    static List<String> launcher() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /** Starts it and waits until it answers; as often as it takes while processes of a killed one are still there. */
    PostgresqlServer start() {
        Awaitility.await("PostgreSQL answers in " + data)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!runs()) {
                        launch();
                    }
                    return answers();
                });
        return this;
    }

    /** Whether the server that was started here has not ended. */
    boolean runs() {
        return last != null && last.isAlive();
    }

    private void launch() throws IOException {
        Process started = new ProcessBuilder(command)
                .directory(RunningSuite.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        last = started;
    }

    boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** What the server has written to its log, where it was started here. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order: sessions are cut, data are flushed. */
    void stop() {
        end("INT", pid());
    }

    /** Ends it as a loss of the machine would: nothing is flushed, nobody is told. */
    void kill() {
        long postmaster = pid();
        List<Long> processes = new ArrayList<>(List.of(postmaster));
        ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .forEach(processes::add);
        processes.forEach(process -> RunningSuite.signal("KILL", process));
        processes.forEach(PostgresqlServer::awaitEnd);
    }

    private static void end(String signal, long pid) {
        RunningSuite.signal(signal, pid);
        awaitEnd(pid);
    }

    private static void awaitEnd(long pid) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", SUPERUSER);
        properties.put("password", PASSWORD);
        properties.put("connectTimeout", "2");
        properties.put("loginTimeout", "5");
        properties.put("ApplicationName", "test");
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
    }

    /** The one value that the statement answers, as text. */
    String ask(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        Process running = last;
        if (running != null && running.isAlive()) {
            end("INT", running.pid());
        }
    }
}
