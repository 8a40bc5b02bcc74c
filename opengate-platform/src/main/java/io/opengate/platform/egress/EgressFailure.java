package io.opengate.platform.egress;

/** Why there is no answer. */
public enum EgressFailure {
    /** The address is not an absolute https URL, or has user information or a fragment. */
    FORBIDDEN_URL,
    /** The host has an address that is not public, and the operator does not allow it. */
    FORBIDDEN_ADDRESS,
    /** The host has no address. */
    UNKNOWN_HOST,
    /** The certificate is not trusted, or is another host's. */
    UNTRUSTED,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** The answer is longer than it may be. */
    TOO_LARGE
}
