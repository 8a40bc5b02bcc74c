package io.opengate.auth.client;

import java.util.Locale;

/** Why a client was not believed. The client is never told; metrics are. */
public enum AuthenticationFault {
    /** What was presented cannot be read. */
    MALFORMED,
    /** No client has that id in the realm. */
    UNKNOWN_CLIENT,
    /** The client is switched off. */
    DISABLED,
    /** The client registered another method, or nothing was presented. */
    WRONG_METHOD,
    /** The secret is not one of the client's, or has expired. */
    WRONG_SECRET,
    /** The assertion has the wrong type or algorithm, or lacks a claim. */
    UNFIT_ASSERTION,
    /** The assertion is for somebody else. */
    WRONG_AUDIENCE,
    /** The assertion has expired, is not valid yet, or is valid for too long. */
    WRONG_TIME,
    /** None of the client's keys made the signature. */
    WRONG_SIGNATURE,
    /** The assertion was used before. */
    REPLAYED,
    /** There is no client certificate. */
    NO_CERTIFICATE,
    /** The certificate is not trusted, has expired, or is not the client's. */
    WRONG_CERTIFICATE;

    /** The value of the metric's label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
