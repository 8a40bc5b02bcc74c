package io.opengate.standalone.store;

import io.opengate.standalone.config.Home;
import io.opengate.standalone.config.Secrets;
import io.opengate.standalone.config.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL 15 server on the loopback address, with passwords and with fsync, whose data stay in the home's folder.
 */
final class PostgresqlServer implements AutoCloseable {

    /**
     * How long a start after a kill is tried again: PostgreSQL refuses to start, rightly, as long as a process of the
     * killed server is there, be it one that has ended and that nobody has collected yet.
     */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final String SUPERUSER = "postgres";

    private final Path folder;
    private final Path data;
    private final Path log;
    private final Path binaries;
    private final int port;
    private final Secrets secrets;
    private final boolean lasting;
    private Optional<Child> server = Optional.empty();

    PostgresqlServer(Home home, String name, Path binaries, int port, Secrets secrets, boolean lasting) {
        this.folder = home.folder();
        this.data = home.file(name);
        this.log = home.sub("logs").resolve(name + ".log");
        this.binaries = binaries;
        this.port = port;
        this.secrets = secrets;
        this.lasting = lasting;
    }

    /** Ends a server that a killed run has left behind, so that its port and data are free. */
    void endLeftBehind() {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            try {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                Child.leftBehind("PostgreSQL", log, pid, data).ifPresent(child -> child.end("INT"));
            } catch (IOException | NumberFormatException unreadable) {
                throw new StartFailure("the file " + file + " cannot be read", unreadable);
            }
        }
    }

    /** Starts the server, makes the cluster where there is none, and waits until it answers. */
    void start() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(bin("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        boolean recovering = Files.exists(data.resolve("postmaster.pid"));
        long patience = System.nanoTime() + RECOVERY.toNanos();
        while (!answers(launch(command))) {
            if (!recovering || System.nanoTime() > patience) {
                throw new StartFailure("PostgreSQL ended while it started; its output is in " + log);
            }
            LockSupport.parkNanos(500_000_000L);
        }
    }

    private Child launch(List<String> command) {
        Child child = Child.start("PostgreSQL", data, log, command);
        server = Optional.of(child);
        return child;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=120",
                "shared_buffers=64MB",
                "dynamic_shared_memory_type=posix",
                "wal_level=replica",
                "max_wal_size=512MB",
                "log_min_messages=warning",
                "timezone=UTC"));
        if (!lasting) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }

    private void initialize() {
        try {
            Path password = Files.createTempFile(
                    folder,
                    "pw",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(password, secrets.get("POSTGRES_SUPERUSER_PASSWORD"));
                List<String> command = new ArrayList<>(launcher());
                command.addAll(List.of(bin("initdb"), "-D", data.toString(), "-U", SUPERUSER));
                command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8"));
                command.addAll(List.of("--locale=C", lasting ? "--no-instructions" : "--no-sync"));
                Child.run("PostgreSQL's initdb", folder, log, command);
            } finally {
                Files.deleteIfExists(password);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace without mapped users makes root nobody in its eyes. */
    private static List<String> launcher() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private String bin(String program) {
        return binaries.resolve("bin").resolve(program).toString();
    }

    /** Waits until the server answers; false when it has ended instead. */
    private boolean answers(Child child) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            if (!child.isAlive()) {
                return false;
            }
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(2)) {
                    return true;
                }
            } catch (SQLException notYet) {
                LockSupport.parkNanos(30_000_000L);
            }
        }
        throw new StartFailure("PostgreSQL does not answer; its output is in " + log);
    }

    /** A connection as the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=2&loginTimeout=5",
                SUPERUSER,
                secrets.get("POSTGRES_SUPERUSER_PASSWORD"));
    }

    /** Ends the server by a fast shutdown: sessions are cut, data are flushed. */
    @Override
    public void close() {
        server.ifPresent(child -> child.end("INT"));
    }
}
