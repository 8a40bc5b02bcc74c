package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Tests {

    private static final CredentialSettings.Argon2 CHEAP = new CredentialSettings.Argon2(7168, 1, 1);

    private final Argon2 argon2 = new Argon2();

    /** From the test of the reference implementation (phc-winner-argon2, test.c). */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void aHashOfTheReferenceImplementationIsVerified() {
        PasswordHash reference = PasswordHash.parse(REFERENCE);

        assertThat(argon2.matches(reference, Password.of("password"))).isTrue();
        assertThat(argon2.matches(reference, Password.of("Password"))).isFalse();
        assertThat(reference.format()).isEqualTo(REFERENCE);
    }

    @Test
    void eachHashHasItsOwnSalt() {
        PasswordHash one = argon2.hash(Password.of("secret"), CHEAP);
        PasswordHash other = argon2.hash(Password.of("secret"), CHEAP);

        assertThat(one.format()).isNotEqualTo(other.format()).startsWith("$argon2id$v=19$m=7168,t=1,p=1$");
        assertThat(argon2.matches(PasswordHash.parse(other.format()), Password.of("secret")))
                .isTrue();
    }

    @Test
    void aHashKnowsWhatItWasMadeWith() {
        PasswordHash hash = argon2.hash(Password.of("secret"), CHEAP);

        assertThat(hash.madeWith(CHEAP)).isTrue();
        assertThat(hash.madeWith(new CredentialSettings.Argon2(7168, 2, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$$",
                "$2b$10$abcdefghijklmnopqrstuu5dQkKZnZ0r4H0b3hGzPp0rP4cH1C3u6"
            })
    void whatIsNoArgon2idHashIsRefused(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neitherHashNorPasswordShowInATrace() {
        assertThat(PasswordHash.parse(REFERENCE).toString()).doesNotContain("CTFh");
        assertThat(Password.of("secret").toString()).doesNotContain("secret");
    }
}
