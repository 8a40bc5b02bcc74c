package io.opengate.auth.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedirectUrisTests {

    private static final List<String> REGISTERED =
            List.of("https://app.example.com/callback", "http://127.0.0.1/cb", "http://[::1]:4000/cb", "com.app:/cb");

    @Test
    void whatIsRegisteredMatches() {
        assertThat(REGISTERED).allMatch(uri -> RedirectUris.contains(REGISTERED, uri));
        assertThat(RedirectUris.contains(REGISTERED, "http://127.0.0.1:8400/cb"))
                .isTrue();
        assertThat(RedirectUris.contains(REGISTERED, "http://[::1]/cb")).isTrue();
    }

    @Test
    void noChangeOfACharacterMatches() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String uri = "https://app.example.com/callback";
            int at = random.nextInt(uri.length());
            char other = (char) random.nextInt(0x3000);
            String changed = switch (random.nextInt(3)) {
                case 0 -> uri.substring(0, at) + other + uri.substring(at + 1);
                case 1 -> uri.substring(0, at) + other + uri.substring(at);
                default -> uri.substring(0, at) + uri.substring(at + 1);
            };
            assertThat(changed.equals(uri) || !RedirectUris.contains(REGISTERED, changed))
                    .as("seed %d: %s", seed, changed)
                    .isTrue();
        }
    }

    @Test
    void onALoopbackAddressOnlyThePortMayDiffer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int at = random.nextInt("http://127.0.0.1:8400/cb".length());
            String changed = new StringBuilder("http://127.0.0.1:8400/cb")
                    .insert(at, (char) (random.nextInt(0x5f) + 0x20))
                    .toString();
            assertThat(changed.matches("http://127\\.0\\.0\\.1:[0-9]{1,5}/cb")
                            || !RedirectUris.contains(REGISTERED, changed))
                    .as("seed %d: %s", seed, changed)
                    .isTrue();
        }
    }
}
