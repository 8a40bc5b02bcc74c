package io.opengate.user;

import io.opengate.testkit.postgresql.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** PgBouncer in transaction mode between a service and the test's PostgreSQL, with the settings of docs/operations.md. */
final class PgBouncer implements AutoCloseable {

    /** Fewer than the service's pool has, so that its connections must share. */
    static final int SERVER_CONNECTIONS = 3;

    private final int port;
    private final Process process;

    private PgBouncer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static PgBouncer start(int postgresqlPort, TestDatabase database) {
        try {
            int port = freePort();
            Path folder = Files.createTempDirectory("pgbouncer");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path users = folder.resolve("userlist.txt");
            Files.writeString(
                    users, "\"%s\" \"%s\"\n".formatted(database.application(), database.applicationPassword()));
            Path settings = folder.resolve("pgbouncer.ini");
            Files.writeString(settings, settings(port, postgresqlPort, users));
            List<String> command = new ArrayList<>(List.of("/usr/sbin/pgbouncer", settings.toString()));
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(1, List.of("-u", "nobody"));
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new PgBouncer(port, process);
        } catch (IOException e) {
            throw new UncheckedIOException("pgbouncer is missing? ./opengate doctor --install", e);
        }
    }

    private static String settings(int port, int postgresqlPort, Path users) {
        return """
                [databases]
                * = host=localhost port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits,search_path
                """.formatted(postgresqlPort, port, users, SERVER_CONNECTIONS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
