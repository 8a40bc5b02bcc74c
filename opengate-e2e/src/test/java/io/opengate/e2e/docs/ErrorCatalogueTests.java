package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** {@code docs/errors.md} lists every problem type with its status, and none that does not exist. */
class ErrorCatalogueTests {

    private static final Pattern CONSTANT =
            Pattern.compile("[A-Z_]+\\(\\s*\"([a-z-]+)\",\\s*(?:HttpStatus\\.([A-Z_]+)|([0-9]{3}))");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");

    @Test
    void everyProblemTypeIsInTheCatalogue() {
        Set<String> listed = new TreeSet<>();
        ROW.matcher(SourceTree.text(SourceTree.file("docs/errors.md")))
                .results()
                .forEach(row -> listed.add(row.group(1) + " " + row.group(2)));

        assertThat(listed)
                .as("docs/errors.md and the enums that implement ProblemType")
                .isEqualTo(problems());
    }

    private static Set<String> problems() {
        return SourceTree.javaFiles()
                .map(SourceTree::text)
                .filter(source -> source.contains("implements ProblemType {"))
                .flatMap(source -> CONSTANT.matcher(source).results())
                .map(constant -> constant.group(1) + " " + status(constant))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int status(MatchResult constant) {
        return constant.group(2) == null
                ? Integer.parseInt(constant.group(3))
                : HttpStatus.valueOf(constant.group(2)).value();
    }
}
