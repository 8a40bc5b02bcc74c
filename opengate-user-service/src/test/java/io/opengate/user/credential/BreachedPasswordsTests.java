package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreachedPasswordsTests {

    private final BreachedPasswords breached = new BreachedPasswords();

    @Test
    void theListHolds100000AtLeast() {
        assertThat(breached.size()).isGreaterThanOrEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "PassWord", "123456789", "qwertyuiop", "iloveyou", "ｐａｓｓｗｏｒｄ", "1q2w3e4r5t6y7u8i9o0p"
            })
    void whatAttackersTryIsListedWhateverItsCase(String password) {
        assertThat(breached.contains(Password.of(password))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the quick brown fox is 42", "Zürich is nice, isn't it", "mirabelle unter dem dach 7"})
    void whatIsNotListedIsAccepted(String password) {
        assertThat(breached.contains(Password.of(password))).isFalse();
    }

    @Test
    void fewGoodPasswordsAreRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 300_000; i++) {
            if (breached.contains(Password.of("good " + random.nextLong() + random.nextLong()))) {
                refused++;
            }
        }

        assertThat(breached.falsePositiveRate()).isLessThan(2e-5);
        assertThat(refused).as("seed %d", seed).isLessThan(30);
    }

    @Test
    void aFilterIsTheSameAfterItWasWritten() throws IOException {
        BloomFilter filter = BloomFilter.of(List.of("a", "b", "c"), 3, 24);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        filter.write(file);

        BloomFilter read = BloomFilter.read(new ByteArrayInputStream(file.toByteArray()));

        assertThat(List.of("a", "b", "c")).allMatch(read::mightContain);
        assertThat(read.entries()).isEqualTo(3);
        assertThat(read.falsePositiveRate()).isEqualTo(filter.falsePositiveRate());
    }

    @Test
    void aFileThatIsNoFilterIsRefused() {
        Assertions.assertThatThrownBy(() -> BloomFilter.read(new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IOException.class);
    }
}
