package io.opengate.user.account;

import java.lang.Character.UnicodeScript;
import java.util.function.IntPredicate;

/** Classes of Unicode characters that names may or may not hold. */
final class Characters {

    private Characters() {}

    /** Whether every character of the text is permitted. */
    static boolean all(String text, IntPredicate permitted) {
        return text.codePoints().allMatch(permitted);
    }

    /**
     * A letter, digit or mark of any script, or a printable ASCII character other than space: the IdentifierClass of
     * PRECIS (RFC 8264 §4.2). So no white space of any kind, no control and no bidirectional override.
     */
    static boolean isIdentifier(int character) {
        if (character < 0x80) {
            return character > 0x20 && character < 0x7f;
        }
        return !isInvisible(character)
                && switch (Character.getType(character)) {
                    case Character.LOWERCASE_LETTER,
                            Character.UPPERCASE_LETTER,
                            Character.OTHER_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.DECIMAL_DIGIT_NUMBER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    /** What may stand in a line of text for people: anything visible, and the space. */
    static boolean isLineText(int character) {
        return character == ' ' || character == 0x200c || character == 0x200d || isVisible(character);
    }

    /** What may stand in free text: a line's characters, spaces of any width, line breaks and tabs. */
    static boolean isText(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> true;
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            default -> isLineText(character);
        };
    }

    private static boolean isVisible(int character) {
        return !isInvisible(character)
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /** Letters and marks that show nothing (Default_Ignorable_Code_Point of UAX #44, as far as not of class Cf). */
    private static boolean isInvisible(int character) {
        return character == 0x034f
                || character == 0x115f
                || character == 0x1160
                || character == 0x17b4
                || character == 0x17b5
                || (character >= 0x180b && character <= 0x180f)
                || character == 0x3164
                || character == 0xffa0
                || (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0000 && character <= 0xe0fff);
    }

    /** Whether letters of both writing directions meet in a way that RFC 5893 §2 forbids for an identifier. */
    static boolean mixesDirections(String text) {
        boolean rightToLeft = text.codePoints().anyMatch(Characters::isRightToLeft);
        if (!rightToLeft) {
            return false;
        }
        boolean startsRight = isRightToLeft(text.codePointAt(0));
        boolean leftToRight = text.codePoints()
                .anyMatch(letter -> Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        return leftToRight || !startsRight;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Whether a letter of another script hides among Latin ones, or the other way round (after UTS #39 §5.2). */
    static boolean mixesLookalikes(String text) {
        return text.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(script -> script == UnicodeScript.LATIN
                                || script == UnicodeScript.CYRILLIC
                                || script == UnicodeScript.GREEK)
                        .distinct()
                        .count()
                > 1;
    }
}
