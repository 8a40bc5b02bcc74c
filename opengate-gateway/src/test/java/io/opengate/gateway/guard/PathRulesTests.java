package io.opengate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathRulesTests {

    private static final String ALPHABET = "/./.;%\\25efcFi0nternalINTERNALactuator :@\u00e9";

    @Test
    void whateverIsGoodReadsTheSameDecodedAndNormalised() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder path = new StringBuilder("/");
            int length = random.nextInt(16);
            for (int c = 0; c < length; c++) {
                path.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String raw = path.toString();
            if (PathRules.judge(raw) == PathRules.Verdict.GOOD) {
                String decoded = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
                assertThat(decoded.replace('\\', '/'))
                        .as("seed %d: %s", seed, raw)
                        .doesNotContain("//", "/../", "/./", ";")
                        .doesNotEndWith("/..");
                assertThat(decoded.toLowerCase(Locale.ROOT))
                        .as("seed %d: %s", seed, raw)
                        .doesNotMatch("/(internal|actuator)(/.*)?");
                assertThat(URI.create(raw).normalize().getRawPath())
                        .as("seed %d: %s", seed, raw)
                        .isEqualTo(raw);
            }
        }
    }
}
