package io.opengate.auth.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParserTests {

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(FormParser.parse("a=1+2&b%20c=%C3%BC&&d")).isEqualTo(Map.of("a", "1 2", "b c", "ü"));
    }

    @Test
    void aParameterWithoutAValueIsAbsent() {
        assertThat(FormParser.parse("a=&b")).isEmpty();
    }

    @Test
    void whatMayBeRepeatedKeepsItsFirstValue() {
        assertThat(FormParser.parse("resource=a&resource=b")).isEqualTo(Map.of("resource", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&%61=2", "a&a", "a=&a=1"})
    void anythingElseMayNotBeRepeated(String body) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> FormParser.parse(body))
                .extracting(ProtocolException::problem)
                .isEqualTo(AuthProblem.DUPLICATE_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%4g", "a=%c3%28", "a=%00", "a=ü", "a=b c", "a=%ed%a0%80", "a=%c0%ae"})
    void malformedFormsAreRefused(String body) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> FormParser.parse(body))
                .extracting(ProtocolException::problem)
                .isEqualTo(AuthProblem.MALFORMED_FORM);
    }

    @Test
    void whatAClientEncodesIsReadAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String value = text(random);
            String form = "x=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            assertThat(FormParser.parse(form)).as("seed %d", seed).isEqualTo(Map.of("x", value));
        }
    }

    @Test
    void randomBytesAreReadOrRefusedAndNothingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String body = new String(bytes, StandardCharsets.ISO_8859_1);
            try {
                FormParser.parse(body);
            } catch (ProtocolException refused) {
                assertThat(refused.problem())
                        .as("seed %d", seed)
                        .isIn(AuthProblem.MALFORMED_FORM, AuthProblem.DUPLICATE_PARAMETER);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("v");
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            int point = 1 + random.nextInt(0x10fff0);
            if (Character.isDefined(point) && (point < 0xd800 || point > 0xdfff)) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
