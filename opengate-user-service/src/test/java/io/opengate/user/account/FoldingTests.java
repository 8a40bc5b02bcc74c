package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTests {

    @ParameterizedTest
    @CsvSource({
        "Ada,ada",
        "STRASSE,straße",
        "STRASSE,straẞe",
        "ΟΔΥΣΣΕΥΣ,οδυσσευς",
        "ΟΔΥΣΣΕΥΣ,οδυσσευσ",
        "ÅNGSTRÖM,a\u030angstro\u0308m",
        "ﬁsh,FISH",
        "Ａｄａ,ada",
        "ⅷ,VIII",
        "ДАРЬЯ,дарья",
        "ǅ,ǆ",
        "K,k"
    })
    void oneNameInTwoSpellingsIsOneName(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"ada,adam", "ada,äda", "а,a", "o,0"})
    void differentNamesStayDifferent(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @Test
    void foldingAgainChangesNothing() {
        assertStable(UnaryOperator.identity());
    }

    @Test
    void theCaseOfACharacterDoesNotMatter() {
        assertStable(text -> text.toUpperCase(Locale.ROOT));
        assertStable(text -> text.toLowerCase(Locale.ROOT));
    }

    private static void assertStable(UnaryOperator<String> spelling) {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .forEach(text -> {
                    String folded = Folding.fold(text);
                    if (!Folding.fold(folded).equals(folded)
                            || !Folding.fold(spelling.apply(text)).equals(folded)) {
                        throw new AssertionError("U+%04X".formatted(text.codePointAt(0)));
                    }
                });
    }
}
