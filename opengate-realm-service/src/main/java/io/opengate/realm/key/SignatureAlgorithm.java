package io.opengate.realm.key;

/** The signature algorithms of tokens, by their JOSE names (RFC 7518 §3.1, RFC 8037 §3.1). */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256: what every relying party understands. */
    RS256,
    /** ECDSA with P-256 and SHA-256. */
    ES256,
    /** EdDSA with Ed25519. */
    EdDSA
}
