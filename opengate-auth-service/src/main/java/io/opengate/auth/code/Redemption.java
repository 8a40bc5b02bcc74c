package io.opengate.auth.code;

/** What came of using a code. */
public enum Redemption {
    /** It was the first use. */
    REDEEMED,
    /** It had been used before. */
    REPLAYED,
    /** The code or its session has ended. */
    ENDED
}
