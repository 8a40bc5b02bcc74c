package io.opengate.testkit.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of a server with its children; its output is in a file. */
final class ServerProcess {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Path log, List<String> command) {
        return new ServerProcess(launch(log, command, Map.of()));
    }

    /** Runs the command to its end; fails with what it said where it fails. */
    static void run(Path log, List<String> command, Map<String, String> environment) {
        try {
            Process process = launch(log, command, environment);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process launch(Path log, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command.getFirst() + " cannot be started; ./opengate doctor --install brings what is missing", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends the signal to the process and all its children. */
    void signalAll(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(process.pid())));
        process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        signal(command);
    }

    /** Sends the signal, to the children too if it kills, and waits until the process has ended. */
    void end(String signal) {
        List<ProcessHandle> children = process.descendants().toList();
        if (signal.equals("KILL")) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        } else {
            signal(List.of("kill", "-" + signal, Long.toString(process.pid())));
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(child -> child.onExit().join());
    }

    private static void signal(List<String> command) {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void removeFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
