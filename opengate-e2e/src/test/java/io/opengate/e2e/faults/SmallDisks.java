package io.opengate.e2e.faults;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Real file systems of a few megabytes, in a mount namespace that lives as long as this object: programs are started inside,
 * the test looks in through {@code /proc}. Works as root and, where user namespaces are allowed, as anybody.
 */
final class SmallDisks implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final int BLOCK = 64 * 1024;

    private final Process holder;
    private final Path folder;

    private SmallDisks(Process holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /** A disk of that many megabytes for each name, as a folder of that name. */
    static SmallDisks mount(Path folder, int megabytes, String... names) {
        try {
            for (String name : names) {
                Files.createDirectories(folder.resolve(name));
            }
            Process holder = new ProcessBuilder(
                            "unshare",
                            ROOT ? "-m" : "-Urm",
                            "sh",
                            "-ec",
                            "for n in " + String.join(" ", names) + "; do mount -t tmpfs -o size=" + megabytes
                                    + "m,mode=0755 tmpfs \"$1/$n\"; touch \"$1/$n/mounted\"; done; exec sleep infinity",
                            "sh",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling(folder.getFileName() + ".mount.log")
                            .toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(holder::destroyForcibly));
            SmallDisks disk = new SmallDisks(holder, folder);
            Awaitility.await("a file system is mounted: the kernel has to allow namespaces (unshare -Urm)")
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> Files.exists(disk.seen(names[names.length - 1] + "/mounted")));
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "unshare cannot be run; ./opengate doctor --install brings what is missing", e);
        }
    }

    /** Where a program inside finds that file. */
    Path inside(String name) {
        return folder.resolve(name);
    }

    /** Where the test finds it. */
    Path seen(String name) {
        return Path.of("/proc/" + holder.pid() + "/root" + folder.resolve(name));
    }

    /** What makes a command run inside. */
    List<String> launcher() {
        List<String> enter = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid())));
        enter.addAll(ROOT ? List.of("-m") : List.of("-U", "-m", "--preserve-credentials"));
        return enter;
    }

    /** Runs a command inside, to its end. */
    void run(String... command) {
        List<String> whole = new ArrayList<>(launcher());
        whole.addAll(List.of(command));
        Commands.run(RunningSuite.root(), whole);
    }

    /** Leaves no byte of that disk free. */
    void fill(String name) {
        byte[] block = new byte[BLOCK];
        for (int size : new int[] {BLOCK, 1}) {
            try (OutputStream ballast = Files.newOutputStream(seen(name + "/ballast-" + size))) {
                while (true) {
                    ballast.write(block, 0, size);
                }
            } catch (IOException full) {
                // this is what was wanted
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free(String name) {
        try (Stream<Path> files = Files.list(seen(name))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("ballast-"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
