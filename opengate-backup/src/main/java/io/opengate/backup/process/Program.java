package io.opengate.backup.process;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run of another program. What it writes to its standard error is kept for the message if it fails. */
public final class Program implements AutoCloseable {

    private final String name;
    private final Process process;
    private final CompletableFuture<String> complaint;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.complaint =
                CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
    }

    /** Starts the command with these further environment variables. */
    public static Program start(List<String> command, Map<String, String> environment) {
        String name = command.getFirst().substring(command.getFirst().lastIndexOf('/') + 1);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start());
        } catch (IOException e) {
            throw new BackupFailure(name + " cannot be started; ./opengate doctor says what is missing", e);
        }
    }

    /** Runs the command to its end; what it writes is the answer. */
    public static String run(List<String> command, Map<String, String> environment) {
        try (Program program = start(command, environment)) {
            program.input().close();
            String output = text(program.output());
            program.requireSuccess();
            return output;
        } catch (IOException e) {
            throw new BackupFailure(command.getFirst() + " failed", e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    /** What it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** What it writes. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Waits for its end and fails with what it complained of. */
    public void requireSuccess() {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new BackupFailure(name + " failed (" + status + "): "
                        + complaint
                                .join()
                                .strip()
                                .lines()
                                .limit(5)
                                .reduce((a, b) -> a + "; " + b)
                                .orElse(""));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure(name + " was interrupted", e);
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
