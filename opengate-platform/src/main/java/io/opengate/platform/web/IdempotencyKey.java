package io.opengate.platform.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a create's {@code Idempotency-Key} header, which a client may leave out.
 *
 * @param value 1 to 255 visible ASCII characters, or null where the header is absent
 */
public record IdempotencyKey(@Nullable String value) {

    /** The request carries no key. */
    public static final IdempotencyKey ABSENT = new IdempotencyKey(null);

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is empty, too long or holds anything but visible ASCII
     */
    public IdempotencyKey {
        if (value != null && !VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 255 visible ASCII characters");
        }
    }

    /** The value, empty where the request carries none. */
    public Optional<String> present() {
        return Optional.ofNullable(value);
    }
}
