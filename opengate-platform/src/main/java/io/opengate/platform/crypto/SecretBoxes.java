package io.opengate.platform.crypto;

/** Encryption at rest, one box per purpose; a box of one purpose cannot open what another sealed. */
public final class SecretBoxes {

    private final MasterKeys keys;

    public SecretBoxes(MasterKeys keys) {
        this.keys = keys;
    }

    /** The box of that purpose, for example {@code signing-keys}. */
    public SecretBox purpose(String purpose) {
        return new SecretBox(purpose, keys.of(purpose));
    }
}
