package io.opengate.user.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What {@code ./opengate prove replica} writes down; a test run alone writes nothing. */
final class Proof {

    private Proof() {}

    static void tells(String line) {
        String file = System.getProperty("opengate.replica.result", "");
        if (!file.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(file), "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
