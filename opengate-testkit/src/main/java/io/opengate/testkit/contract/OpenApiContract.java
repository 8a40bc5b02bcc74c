package io.opengate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description is the golden copy in {@code docs/api/<service>.json}. After an intended change run the test
 * with {@code -Dopengate.golden=update} and review the difference.
 */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class OpenApiContract {

    private final TestHttp http;
    private final String service;

    protected OpenApiContract(TestHttp http, Environment environment) {
        this.http = http;
        this.service = environment.getRequiredProperty("spring.application.name");
    }

    @Test
    void theDescriptionIsTheGoldenOne() throws IOException {
        TestHttp.Answer answer = http.get("/v3/api-docs", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String now = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString((ObjectNode) answer.body())
                + "\n";
        Path golden = Path.of("..", "docs", "api", service + ".json");
        if ("update".equals(System.getProperty("opengate.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, now);
        }
        assertThat(golden).exists();
        assertThat(now).isEqualTo(Files.readString(golden));
    }
}
