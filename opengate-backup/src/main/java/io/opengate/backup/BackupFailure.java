package io.opengate.backup;

/** A command cannot do what it was asked, for a reason that its user can act on: the message is for the terminal. */
public final class BackupFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BackupFailure(String message) {
        super(message);
    }

    public BackupFailure(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String said = cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
