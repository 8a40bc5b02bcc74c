package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(SourceTree.text(page)).isEqualTo(now);
    }
}
