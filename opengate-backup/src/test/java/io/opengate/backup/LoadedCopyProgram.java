package io.opengate.backup;

import io.opengate.backup.redis.LoadedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a copy of Redis, says so, and waits to be killed. */
final class LoadedCopyProgram {

    private LoadedCopyProgram() {}

    /** The RDB file, and the Redis server. */
    public static void main(String[] arguments) throws IOException {
        try (LoadedCopy copy = LoadedCopy.of(() -> Files.newInputStream(Path.of(arguments[0])), arguments[1])) {
            System.out.println("loaded");
            System.out.flush();
            System.in.read();
            copy.connect().close();
        }
    }
}
