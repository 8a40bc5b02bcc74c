package io.opengate.user.credential;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * A password as it was typed, in Unicode NFKC (NIST SP 800-63B-4 §3.1.1.2), so that keyboards that compose characters
 * differently spell the same one. Its text reaches no log.
 */
public record Password(String text) {

    /** The password that was typed; any text is one, whether the policy accepts it or not. */
    public static Password of(String typed) {
        return new Password(Normalizer.normalize(typed, Form.NFKC));
    }

    /** Length in Unicode characters. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** What is hashed. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it holds something that cannot be typed: a control character or half of a surrogate pair. */
    boolean hasUntypeable() {
        return text.codePoints()
                .anyMatch(character -> Character.isISOControl(character)
                        || Character.getType(character) == Character.SURROGATE
                        || Character.getType(character) == Character.UNASSIGNED);
    }

    @Override
    public String toString() {
        return "(password)";
    }
}
