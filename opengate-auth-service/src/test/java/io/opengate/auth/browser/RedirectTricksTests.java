package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.RegisteredClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class 9 of docs/security: URLs that only look registered. The corpus is data, so that it grows. */
@Tag("unnormalised-urls")
class RedirectTricksTests extends BrowserContract {

    static List<String> tricks() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RedirectTricksTests.class.getResourceAsStream("/redirect-tricks.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.equals(World.CALLBACK))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void leadsNowhere(String trick) {
        RegisteredClient client = TestClients.publicClient("shop", World.CALLBACK, "http://127.0.0.1/cb");
        put(client);
        for (String change : List.of("", "none")) {
            assertErrorPage(browser.get(authorize("redirect_uri", trick, "prompt", change)), 400);
        }
    }

    @Test
    void whatWasRegisteredDoesLeadThere() {
        put(TestClients.publicClient("shop", World.CALLBACK, "http://127.0.0.1/cb", "http://[::1]:4000/cb"));
        Stream.of(World.CALLBACK, "http://127.0.0.1/cb", "http://127.0.0.1:65535/cb", "http://[::1]:1/cb")
                .forEach(uri -> assertThat(browser.get(authorize("redirect_uri", uri, "prompt", "none"))
                                .location())
                        .startsWith(uri + "?"));
    }
}
