package io.opengate.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: one mailbox, without a name, a comment or anything that a header could end at.
 *
 * @param value at most 254 octets (RFC 5321 §4.5.3.1)
 */
public record EmailAddress(String value) {

    private static final String ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern MAILBOX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public EmailAddress {
        if (value.length() > LONGEST
                || value.getBytes(StandardCharsets.UTF_8).length > LONGEST
                || value.indexOf('@') > LONGEST_LOCAL_PART
                || !MAILBOX.matcher(value).matches()) {
            throw new IllegalArgumentException("must be one e-mail address");
        }
    }

    /** Hides the address: it is personal data. */
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }
}
