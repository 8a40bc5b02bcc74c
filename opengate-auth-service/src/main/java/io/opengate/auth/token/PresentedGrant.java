package io.opengate.auth.token;

/** Something that a client presents for tokens and that was found good so far. */
public interface PresentedGrant {

    /** Whom the tokens will be about, and what has to be known of them before anything is used up. */
    Claimant claimant();

    /**
     * Uses it up, atomically, together with its durable event.
     *
     * @throws io.opengate.auth.error.ProtocolException if it turns out to have been used, or to have ended
     */
    Authorization consume(Issuance issuance);
}
