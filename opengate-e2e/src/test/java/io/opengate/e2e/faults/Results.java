package io.opengate.e2e.faults;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What callers saw, a line for each fault, kept beside the test reports; {@code ./opengate prove faults} shows them. */
final class Results {

    private static final Path FILE = RunningSuite.root().resolve("opengate-e2e/target/faults.md");

    private Results() {}

    /** How many times more of everything than in the tests: set by the proof. */
    static int scale() {
        return Integer.getInteger("opengate.faults.scale", 1);
    }

    static synchronized void note(String fault, String seen) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(
                    FILE, "| " + fault + " | " + seen + " |\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
