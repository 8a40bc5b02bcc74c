package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of the documentation leads to a file that is there, and to a heading that is in it. */
class LinkTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<img[^>]* src=\"([^\"]+)\"");
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```\\s*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");

    @Test
    void everyRelativeLinkResolves() {
        List<String> broken = new ArrayList<>();
        pages().forEach(page -> links(page)
                .filter(link -> !resolves(page, link))
                .forEach(link -> broken.add(SourceTree.root().relativize(page) + " -> " + link)));
        assertThat(broken).isEmpty();
    }

    private static Stream<Path> pages() {
        return Stream.concat(
                Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                        .map(SourceTree::file),
                SourceTree.files(SourceTree.file("docs"), ".md").stream());
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(prose(page))
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"));
    }

    private static String prose(Path page) {
        return FENCE.matcher(SourceTree.text(page)).replaceAll("");
    }

    private static boolean resolves(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || HEADING.matcher(prose(target))
                        .results()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(link.substring(hash + 1)));
    }

    /** The anchor that a heading gets where the pages are rendered. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum}\\p{IsAlphabetic} _-]", "")
                .replace(' ', '-');
    }
}
