package io.opengate.backup.drill;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import io.opengate.backup.archive.Folders;
import io.opengate.backup.installation.StandaloneHome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A suite beside the running one, in a folder and on ports of its own, that sends nothing to anybody and goes afterwards. */
final class SecondSuite implements AutoCloseable {

    private static final List<Integer> PORTS =
            List.of(8080, 8081, 8082, 8083, 8084, 8085, 8087, 8088, 9080, 15432, 15433, 15434, 15435, 15436, 16379);

    /** What it takes over of the environment: nothing that says what the first suite is, or opens its data. */
    private static final Set<String> INHERITED = Set.of(
            "PATH", "HOME", "USER", "LOGNAME", "JAVA_HOME", "LANG", "TMPDIR", "OPENGATE_JAVA_OPTS", "OPENGATE_TIER");

    private final Path script;
    private final Path home;
    private final int offset = freeOffset();
    private final Thread atExit = new Thread(this::remove, "end-of-the-drill");
    private boolean started;
    private volatile @Nullable Process running;

    private SecondSuite(Path script, Path home) {
        this.script = script;
        this.home = home;
    }

    /**
     * Makes its folder beside the data of the first, with the secrets that the backup was made under, and takes away what
     * drills have left that were killed.
     */
    static SecondSuite in(DrillLock lock, Path script, byte[] secrets, Progress progress) {
        for (Path left : lock.leftovers()) {
            SecondSuite killed = new SecondSuite(script, left);
            killed.run(List.of("down"));
            Folders.delete(left);
            progress.done("removed what a killed drill left: %s", left);
        }
        try {
            Path home = Files.createTempDirectory(
                    lock.home(),
                    DrillLock.PREFIX,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            SecondSuite suite = new SecondSuite(script, home);
            // it holds production's accounts and keys: nothing of it outlives a drill that is interrupted
            Runtime.getRuntime().addShutdownHook(suite.atExit);
            Path file = home.resolve("secrets.env");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, secrets);
            return suite;
        } catch (IOException e) {
            throw new BackupFailure("the drill's folder cannot be made", e);
        }
    }

    private static int freeOffset() {
        for (int offset = 2_000; offset < 40_000; offset += 271) {
            int candidate = offset;
            if (PORTS.stream().allMatch(port -> isFree(port + candidate))) {
                return offset;
            }
        }
        throw new BackupFailure("there are no free ports for a second suite");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts it with that layout and waits until it is ready. */
    void start(String layout) {
        started = true;
        List<String> command = new ArrayList<>(List.of("up", "--detach", "--port-offset", Integer.toString(offset)));
        if (!layout.equals("databases")) {
            command.addAll(List.of("--layout", layout));
        }
        run(command);
    }

    /** Ends it and starts it again: a newer release migrates what was restored. */
    void restart(String layout) {
        run(List.of("down"));
        start(layout);
    }

    private void run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        try {
            Process process = inItsEnvironment(command).start();
            running = process;
            process.getOutputStream().close();
            try (InputStream in = process.getInputStream()) {
                String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new BackupFailure(
                            "the second suite does not " + arguments.getFirst() + ": " + output.strip());
                }
            }
        } catch (IOException e) {
            throw new BackupFailure("the second suite cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure("interrupted", e);
        }
    }

    private ProcessBuilder inItsEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment()
                .putAll(Map.of(
                        "OPENGATE_HOME", home.toString(),
                        "OPENGATE_BUILD", "never",
                        "OPENGATE_GATEWAY_ADDRESS", "127.0.0.1",
                        "OPENGATE_NOTIFICATION_DELIVERY_PAUSED", "true"));
        return builder;
    }

    /** Where it is. */
    StandaloneHome home() {
        return new StandaloneHome(home, Map.of("OPENGATE_PORT_OFFSET", Integer.toString(offset)));
    }

    /** Stops it and deletes everything of it. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            return; // the hook is at it
        }
        remove();
    }

    private void remove() {
        Process current = running;
        if (current != null) {
            // a start that is under way; what it has started already is in the folder's file of the process
            current.destroy();
            current.onExit().join();
        }
        try {
            if (started) {
                run(List.of("down"));
            }
        } finally {
            Folders.delete(home);
        }
    }
}
