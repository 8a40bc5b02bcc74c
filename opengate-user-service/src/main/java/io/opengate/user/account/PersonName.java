package io.opengate.user.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * A given or family name: 1 to 255 characters in one line. Control characters and bidirectional overrides are refused.
 *
 * @param text as it was given, in NFC
 * @param folded what a search compares
 */
public record PersonName(String text, String folded) {

    private static final int LONGEST = 255;

    /**
     * The name that the text spells, without the white space around it.
     *
     * @throws InvalidText if it breaks the rules
     */
    public static PersonName of(String typed) {
        String text = Normalizer.normalize(typed.strip(), Form.NFC);
        String folded = Folding.fold(text);
        if (text.isEmpty() || text.length() > LONGEST || folded.length() > 2 * LONGEST) {
            throw new InvalidText("has 1 to 255 characters");
        }
        if (!Characters.all(text, Characters::isLineText)) {
            throw new InvalidText("is one line of visible characters");
        }
        return new PersonName(text, folded);
    }
}
