package io.opengate.standalone.config;

/** The suite cannot start, for a reason that the person at the terminal can mend: the message says how. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
