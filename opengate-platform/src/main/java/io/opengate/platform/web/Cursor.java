package io.opengate.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the keys of its last row, in the order of the list. On the wire it is one opaque token. It
 * carries no right: a forged cursor only moves the start of a list that the caller may read anyway.
 */
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";
    private static final int MAXIMUM_LENGTH = 2_048;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String... keys) {
        return new Cursor(List.of(keys));
    }

    /** The opaque form, base64url. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("1" + SEPARATOR + String.join(SEPARATOR, keys)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The cursor that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a cursor
     */
    public static Cursor decode(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("not a cursor");
        }
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        if (!plain.startsWith("1" + SEPARATOR) || plain.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(List.of(plain.substring(2).split(SEPARATOR, -1)));
    }
}
