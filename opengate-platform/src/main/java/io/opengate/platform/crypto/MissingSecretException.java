package io.opengate.platform.crypto;

/** A secret that the service needs is not set, or is too weak. The failure analyzer says what to do. */
public final class MissingSecretException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String setting;
    private final String hint;

    public MissingSecretException(String setting, String hint) {
        super("set " + setting + " " + hint);
        this.setting = setting;
        this.hint = hint;
    }

    public String setting() {
        return setting;
    }

    public String hint() {
        return hint;
    }
}
