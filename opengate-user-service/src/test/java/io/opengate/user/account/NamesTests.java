package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada.Lovelace-1815", "übermut", "дарья", "田中", "علي", "o'neill", "ﬁsh", "a_b+c"})
    void aUsernameMayBeOfAnyScript(String text) {
        assertThat(Username.of(text).folded()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "a\u00a0b",
                "a\u2003b",
                "a\u3000b",
                "a\u200bb",
                "a\u200db",
                "a\u00adb",
                "a\u202eb",
                "a\u2066b",
                "a\u0000b",
                "a\u007fb",
                "a\u2028b",
                "a\u3164b",
                "a\ufe0fb",
                "a\ud800b",
                "a\u2603b",
                "a\ue000b",
                "a\u0378b",
                "\ufeffada"
            })
    void whatCannotBeSeenOrToldApartIsNoPartOfAUsername(String text) {
        assertThatThrownBy(() -> Username.of(text)).isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"аda", "ad\u03bf", "adaعلي", "1علي"})
    void aUsernameDoesNotPretendToBeAnother(String text) {
        assertThatThrownBy(() -> Username.of(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void aUsernameHas255CharactersAtMost() {
        assertThat(Username.of("a".repeat(255)).text()).hasSize(255);
        assertThatThrownBy(() -> Username.of("a".repeat(256))).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> Username.of("\ufdfa".repeat(100))).isInstanceOf(InvalidText.class);
    }

    @Test
    void addressesOfOneMailboxAreOne() {
        String folded = EmailAddress.of("Ada@Example.COM").folded();
        assertThat(folded)
                .isEqualTo("ada@example.com")
                .isEqualTo(EmailAddress.of("ADA@example.com").folded());
        assertThat(EmailAddress.of("a@bücher.de").folded())
                .isEqualTo(EmailAddress.of("A@XN--BCHER-KVA.de").folded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "a@b@c",
                "a b@c.de",
                "ada@example..com",
                ".ada@example.com",
                "ada@-example.com",
                "ada@exa mple.com",
                "ada@[127.0.0.1]",
                "\"ada\"@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada,eve@example.com",
                "<ada@example.com>",
                "ada@exam\u202eple.com",
                "ada\u0000@example.com",
                "ada@example.com."
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void aPersonsNameIsOneVisibleLine() {
        assertThat(PersonName.of(" Ada King ").text()).isEqualTo("Ada King");
        assertThatThrownBy(() -> PersonName.of("Ada\nKing")).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> PersonName.of("Ada\u202eKing")).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> PersonName.of("  ")).isInstanceOf(InvalidText.class);
    }

    @Test
    void anyTextIsEitherANameOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, Character.MAX_CODE_POINT + 1).forEach(text::appendCodePoint);
            String typed = random.nextBoolean()
                    ? text.toString()
                    : text.insert(text.length() / 2, '@').toString();
            List.<Function<String, Object>>of(Username::of, EmailAddress::of, PersonName::of)
                    .forEach(parse -> assertThat(outcome(parse, typed))
                            .as("seed %d, text %s", seed, typed)
                            .isIn("a name", "refused"));
        }
    }

    private static String outcome(Function<String, Object> parse, String typed) {
        try {
            return parse.apply(typed).toString().isEmpty() ? "nothing" : "a name";
        } catch (InvalidText refused) {
            return "refused";
        }
    }
}
