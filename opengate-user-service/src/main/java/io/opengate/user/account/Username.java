package io.opengate.user.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The name a person signs in with: 1 to 255 letters, digits and printable ASCII characters (after UsernameCaseMapped of
 * RFC 8265 §3.3, with NFKC). White space, control characters, bidirectional overrides, invisible characters and mixtures
 * of Latin, Greek and Cyrillic letters are refused: two names that look the same would be different accounts.
 *
 * @param text as it was chosen, in NFKC
 * @param folded decides on sameness
 */
public record Username(String text, String folded) {

    private static final int LONGEST = 255;

    /**
     * The username that the text spells.
     *
     * @throws InvalidText if it breaks the rules
     */
    public static Username of(String typed) {
        String text = Normalizer.normalize(typed, Form.NFKC);
        String folded = Folding.fold(text);
        if (text.isEmpty() || text.length() > LONGEST || folded.length() > LONGEST) {
            throw new InvalidText("has 1 to 255 characters");
        }
        if (!Characters.all(typed, Username::isTypeable) || !Characters.all(text, Characters::isIdentifier)) {
            throw new InvalidText("has letters, digits and printable ASCII characters only, and no white space");
        }
        if (Characters.mixesDirections(text)) {
            throw new InvalidText("does not mix writing directions");
        }
        if (Characters.mixesLookalikes(text)) {
            throw new InvalidText("does not mix Latin, Greek and Cyrillic letters");
        }
        return new Username(text, looksLikeEmail(text) ? EmailAddress.of(text).folded() : folded);
    }

    /** Whether the name could be taken for an e-mail address; then it must be the account's own. */
    public boolean looksLikeEmail() {
        return looksLikeEmail(text);
    }

    private static boolean looksLikeEmail(String text) {
        return text.indexOf('@') >= 0;
    }

    /** White space of any width and control characters are refused before NFKC turns them into something plain. */
    private static boolean isTypeable(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT;
    }
}
