package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/api.md} names every permission that a route asks for. */
class PermissionTableTests {

    private static final Pattern RULE = Pattern.compile("@RequiresPermission\\((?:value = )?\"([a-z.]+)\"");

    @Test
    void everyPermissionIsInTheTable() {
        String guide = SourceTree.text(SourceTree.file("docs/api.md"));
        Set<String> permissions = SourceTree.find(RULE);

        assertThat(permissions).hasSizeGreaterThan(10);
        assertThat(permissions)
                .as("docs/api.md names the permission")
                .allMatch(permission -> guide.contains("| `" + permission + "` |"));
    }
}
