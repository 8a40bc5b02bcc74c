package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTests {

    @Test
    void functionsOperatorsRangesAndNumbersAreNoMetrics() {
        PromQl read = PromQl.of("sum by (a, b) (rate(x_total[$__rate_interval])) / ignoring (c) (y_max > 0.5e3)"
                + " and topk(10, z) or vector(0)");

        assertThat(read.selectors()).extracting(PromQl.Selector::metric).containsExactly("x_total", "y_max", "z");
        assertThat(read.labels()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void matchersBelongToTheirMetric() {
        PromQl read = PromQl.of("x{a=\"1\",b=~\"c|d\"} == 0 unless y{e!=\"}\"}");

        assertThat(read.selectors())
                .containsExactly(
                        new PromQl.Selector(
                                "x", Map.of("a", new PromQl.Match("=", "1"), "b", new PromQl.Match("=~", "c|d"))),
                        new PromQl.Selector("y", Map.of("e", new PromQl.Match("!=", "}"))));
    }

    @Test
    void anAggregationMayBeNamedFirstAndGroupedLast() {
        assertThat(PromQl.of("sum(x) by (a)").selectors())
                .extracting(PromQl.Selector::metric)
                .containsExactly("x");
        assertThat(PromQl.of("min by (a) (x / y) < 0.1").selectors()).hasSize(2);
    }
}
