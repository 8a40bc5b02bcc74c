package io.opengate.testkit.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documentation says reaches across realms: nothing else may. */
record Declarations(Set<String> functions, Set<String> tables) {

    private static final Path PAGE = Path.of("..", "docs", "tenant-isolation.md");
    private static final Pattern ENTRY = Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE);

    static Declarations read() {
        try {
            String page = Files.readString(PAGE);
            return new Declarations(
                    section(page, "## Paths across realms"), section(page, "## Tables without a policy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> section(String page, String title) {
        int start = page.indexOf(title);
        if (start < 0) {
            throw new IllegalStateException(PAGE + " has no section " + title);
        }
        int end = page.indexOf("\n## ", start + title.length());
        Matcher entry = ENTRY.matcher(page.substring(start, end < 0 ? page.length() : end));
        Set<String> names = new TreeSet<>();
        while (entry.find()) {
            names.add(entry.group(1));
        }
        return names;
    }
}
