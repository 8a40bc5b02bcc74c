package io.opengate.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTests {

    private final JsonMapper json = mapper();

    record Named(String name, List<String> aliases) {}

    private static JsonMapper mapper() {
        StrictJson settings = new StrictJson();
        JsonMapper.Builder builder = JsonMapper.builder().addModule(settings.wholeText());
        settings.strictJsonMapper().customize(builder);
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"1\",\"aliases\":[\"true\"]}", "{\"name\":\"\",\"aliases\":[]}"})
    void textIsText(String body) {
        assertThat(json.readValue(body, Named.class).name()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":1,\"aliases\":[]}",
                "{\"name\":1.5,\"aliases\":[]}",
                "{\"name\":true,\"aliases\":[]}",
                "{\"name\":\"a\",\"aliases\":[1]}",
                "{\"name\":\"a\",\"aliases\":[false]}"
            })
    void aNumberOrATruthValueIsNoText(String body) {
        assertThatThrownBy(() -> json.readValue(body, Named.class)).isInstanceOf(MismatchedInputException.class);
    }
}
