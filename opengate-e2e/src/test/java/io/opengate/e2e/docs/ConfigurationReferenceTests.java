package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} is generated. After a change of a setting run this test with {@code
 * -Dopengate.golden=update} and review the difference.
 */
class ConfigurationReferenceTests {

    @Test
    void theReferenceListsEverySettingAndVariable() throws IOException {
        Path page = SourceTree.file("docs/configuration.md");
        String now = ConfigurationReference.render();
        if ("update".equals(System.getProperty("opengate.golden"))) {
            Files.writeString(page, now);
        }
        assertThat(differences(SourceTree.text(page), now)).isEmpty();
        assertThat(SourceTree.text(page).equals(now))
                .as("the order of the lines")
                .isTrue();
    }

    /** Lines that are on the page only, and lines that it lacks. */
    private static List<String> differences(String page, String now) {
        List<String> there = page.lines().toList();
        List<String> wanted = now.lines().toList();
        return Stream.concat(
                        there.stream().filter(line -> !wanted.contains(line)).map(line -> "- " + line),
                        wanted.stream().filter(line -> !there.contains(line)).map(line -> "+ " + line))
                .toList();
    }
}
