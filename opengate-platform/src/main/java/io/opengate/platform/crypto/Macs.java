package io.opengate.platform.crypto;

/** Message authentication, one key per purpose. */
public final class Macs {

    private final MasterKeys keys;

    public Macs(MasterKeys keys) {
        this.keys = keys;
    }

    /** The authenticator of that purpose. */
    public MessageAuthenticator purpose(String purpose) {
        return new MessageAuthenticator(keys.of(purpose));
    }
}
