package io.opengate.platform.persistence.migration;

import org.jspecify.annotations.Nullable;

/** A service does not start because of its schema; the message says why, the action what to do. */
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String action;

    SchemaRefusedException(String message, String action) {
        this(message, action, null);
    }

    SchemaRefusedException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }
}
