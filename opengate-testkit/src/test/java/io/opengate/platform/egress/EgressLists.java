package io.opengate.platform.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lists of tricks. */
final class EgressLists {

    private EgressLists() {}

    static Stream<String> of(String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of("src", "test", "resources", "egress", name + ".txt"));
            return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
