package io.opengate.user.account;

/** A text that cannot be what it is meant to be; the message tells the caller the rule. */
public final class InvalidText extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Breaks the rule that the message states. */
    public InvalidText(String rule) {
        super(rule, null, false, false);
    }
}
