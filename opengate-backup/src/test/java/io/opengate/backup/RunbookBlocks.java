package io.opengate.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of the documentation, as they stand there: a block of code after a comment with its name. */
final class RunbookBlocks {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    private RunbookBlocks() {}

    /** The block that follows {@code <!-- tested: name -->} in that page. */
    static String block(String page, String name) {
        try {
            Matcher block = Pattern.compile(
                            "<!-- tested: " + Pattern.quote(name) + " -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(DOCS.resolve(page)));
            if (!block.find()) {
                throw new IllegalArgumentException(page + " has no block " + name);
            }
            return block.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
