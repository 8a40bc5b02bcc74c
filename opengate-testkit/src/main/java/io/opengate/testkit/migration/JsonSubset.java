package io.opengate.testkit.migration;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Compares what an answer must hold at least: every field that is named, and lists element by element. */
final class JsonSubset {

    private JsonSubset() {}

    static void check(JsonNode actual, JsonNode expected, String where) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field ->
                            check(actual.path(field.getKey()), field.getValue(), where + " " + field.getKey()));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where + " in " + actual).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                check(actual.path(i), expected.path(i), where + "[" + i + "]");
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }
}
