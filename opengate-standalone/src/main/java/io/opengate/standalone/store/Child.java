package io.opengate.standalone.store;

import io.opengate.standalone.config.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of ours: started with its output in a file, ended by a signal, found again after this JVM was killed. */
final class Child {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Path log;
    private final ProcessHandle handle;

    private Child(String name, Path log, ProcessHandle handle) {
        this.name = name;
        this.log = log;
        this.handle = handle;
    }

    /** Starts the command in a session of its own, so that Ctrl-C on the terminal reaches this JVM alone. */
    static Child start(String name, Path folder, Path log, List<String> command) {
        List<String> detached = new java.util.ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return new Child(name, log, launch(name, folder, log, detached).toHandle());
    }

    /** Runs the command to its end. */
    static void run(String name, Path folder, Path log, List<String> command) {
        Process process = launch(name, folder, log, command);
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartFailure(name + " failed; its output is in " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(name + " was interrupted", e);
        }
    }

    private static Process launch(String name, Path folder, Path log, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * The process with that id, if it still runs and its command line names that folder: then an earlier run of ours,
     * which was killed, has left it behind.
     */
    static Optional<Child> leftBehind(String name, Path log, long pid, Path folder) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(pid).contains(folder.toString()))
                .map(process -> new Child(name, log, process));
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Fails with the log's place when the process has ended. */
    void requireAlive() {
        if (!isAlive()) {
            throw new StartFailure(name + " ended while it started; its output is in " + log);
        }
    }

    /** Sends the signal and waits until the process has ended; kills it when it does not. */
    void end(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .start()
                    .waitFor();
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        }
    }
}
