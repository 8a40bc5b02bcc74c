package io.opengate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} or a page beside it names every metric that is ours. */
class MetricsTableTests {

    private static final Pattern METRIC =
            Pattern.compile("(?:builder|counter|timer|gauge)\\(\\s*\"(opengate\\.[a-z.]+)\"");

    @Test
    void everyMetricIsInTheTable() {
        String table = SourceTree.text(SourceTree.file("docs/operations.md"));
        Set<String> metrics = SourceTree.find(METRIC);

        assertThat(metrics).hasSizeGreaterThan(10);
        assertThat(metrics)
                .as("docs/operations.md names the metric")
                .allMatch(metric -> table.contains("`" + metric.replace('.', '_')));
    }
}
