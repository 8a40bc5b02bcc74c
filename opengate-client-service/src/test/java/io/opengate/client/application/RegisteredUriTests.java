package io.opengate.client.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("class-9")
class RegisteredUriTests {

    @ParameterizedTest
    @MethodSource("accepted")
    void aUriInNormalFormIsAccepted(ClientType type, String uri) {
        assertThat(RegisteredUri.fault(uri, type)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTrickIsRefused(ClientType type, String uri) {
        assertThat(RegisteredUri.fault(uri, type)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\t", "\n", "\r", "\0", "\u007f", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\ud800"})
    void aCharacterThatNobodySeesIsRefused(String character) {
        assertThat(RegisteredUri.fault("https://app.example.com/" + character + "cb", ClientType.PUBLIC))
                .isPresent();
        assertThat(RegisteredUri.fault(character + "https://app.example.com/cb", ClientType.PUBLIC))
                .isPresent();
    }

    @Test
    void aUriIsNotEndless() {
        assertThat(RegisteredUri.fault("https://app.example.com/" + "a".repeat(2000), ClientType.PUBLIC))
                .isPresent();
    }

    @Test
    void whateverIsAcceptedIsInNormalForm(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        String alphabet = "https://app.example.com:443/%2eF#@\\?&=*;..\u0000é[]";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("https://app.example.com/cb");
            for (int change = 0; change < 1 + random.nextInt(4); change++) {
                text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertNormal(text.toString());
        }
    }

    private static void assertNormal(String uri) {
        assertThatCode(() -> RegisteredUri.fault(uri, ClientType.CONFIDENTIAL)).doesNotThrowAnyException();
        if (RegisteredUri.fault(uri, ClientType.CONFIDENTIAL).isEmpty()) {
            URI accepted = URI.create(uri);
            assertThat(accepted.normalize()).hasToString(uri);
            assertThat(accepted.getHost()).matches("[a-z0-9.-]+");
            assertThat(accepted.getRawAuthority()).doesNotContain("@").doesNotEndWith(":443");
            assertThat(uri).doesNotContain("#", "\\", "*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "http://localhost:3000",
                "http://127.0.0.1:8080",
                "http://[::1]:8080",
                "https://xn--bcher-kva.example"
            })
    void anOriginIsAccepted(String origin) {
        assertThat(WebOrigin.fault(origin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "+",
                "null",
                "https://",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://app.example.com?x",
                "https://app.example.com#x",
                "https://*.example.com",
                "https://user@app.example.com",
                "https://app.example.com:443",
                "https://app.example.com:",
                "https://app.example.com.",
                "https://APP.example.com",
                "http://app.example.com",
                "http://localhost:80",
                "http://localhost.evil.example",
                "ws://app.example.com",
                "file://",
                "https://app.example.com https://evil.example",
                "https://2130706433",
                "https://app.example.com\n"
            })
    void whatNoBrowserSendsAsOriginIsRefused(String origin) {
        assertThat(WebOrigin.fault(origin)).isPresent();
    }

    static Stream<Arguments> accepted() {
        return lines("accepted.tsv");
    }

    static Stream<Arguments> refused() {
        return lines("refused.tsv");
    }

    private static Stream<Arguments> lines(String file) {
        try (InputStream stream =
                Objects.requireNonNull(RegisteredUriTests.class.getResourceAsStream("/uris/" + file))) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> Arguments.of(ClientType.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
