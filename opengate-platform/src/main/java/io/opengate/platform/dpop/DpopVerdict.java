package io.opengate.platform.dpop;

/** What came of checking a proof. */
public sealed interface DpopVerdict {

    /**
     * The sender has the private key, and this is the first use of the proof.
     *
     * @param keyThumbprint SHA-256 thumbprint of the public key (RFC 7638), the {@code jkt} of tokens bound to it
     */
    record Proven(String keyThumbprint) implements DpopVerdict {}

    /** The request has no proof. */
    record Absent() implements DpopVerdict {}

    /**
     * The proof is not good for this request.
     *
     * @param why for the client's developer; repeats nothing of the proof
     */
    record Refused(String why) implements DpopVerdict {}

    /** The proof has no nonce although one is wanted, or one that is not ours or too old (RFC 9449 §8). */
    record NonceWanted() implements DpopVerdict {}
}
