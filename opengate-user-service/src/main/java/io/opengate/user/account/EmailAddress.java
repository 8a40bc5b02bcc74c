package io.opengate.user.account;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * An e-mail address: a dot-atom, with letters of any script (RFC 6531), at a host name. Quoted local parts, comments,
 * address literals and whatever could end a header line are refused.
 *
 * @param text as it was given, in NFC
 * @param folded decides on sameness: the local part folded (stricter than RFC 5321, which leaves case to the host: two
 *     accounts that differ in case only would be mistaken for each other), the domain in its ASCII form
 */
public record EmailAddress(String text, String folded) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~.";
    private static final String RULE = "is an e-mail address such as ada@example.com";

    /**
     * The address that the text spells.
     *
     * @throws InvalidText if it is none, or longer than 254 characters
     */
    public static EmailAddress of(String typed) {
        String text = Normalizer.normalize(typed, Form.NFC);
        int at = text.indexOf('@');
        if (text.length() > LONGEST || at < 1 || at > LONGEST_LOCAL_PART || at != text.lastIndexOf('@')) {
            throw new InvalidText(RULE);
        }
        String local = text.substring(0, at);
        if (!Characters.all(local, EmailAddress::isAtom) || hasEmptyLabel(local)) {
            throw new InvalidText(RULE);
        }
        return new EmailAddress(text, Folding.fold(local) + "@" + asciiDomain(text.substring(at + 1)));
    }

    private static boolean isAtom(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) || ATOM_SPECIALS.indexOf(character) >= 0;
        }
        return Characters.isIdentifier(character);
    }

    private static boolean hasEmptyLabel(String dotted) {
        return dotted.startsWith(".") || dotted.endsWith(".") || dotted.contains("..");
    }

    private static String asciiDomain(String domain) {
        if (domain.isEmpty() || hasEmptyLabel(domain) || !Characters.all(domain, EmailAddress::isHostCharacter)) {
            throw new InvalidText(RULE);
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidText(RULE);
        }
    }

    private static boolean isHostCharacter(int character) {
        return character == '.' || character == '-' || Characters.isIdentifier(character);
    }
}
