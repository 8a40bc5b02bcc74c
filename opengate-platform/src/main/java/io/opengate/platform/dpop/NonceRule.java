package io.opengate.platform.dpop;

import org.jspecify.annotations.Nullable;

/** What is expected of a proof's nonce (RFC 9449 §4.3, item 10). */
@FunctionalInterface
public interface NonceRule {

    /** For servers that give none: whatever is there says nothing to them. */
    NonceRule NONE = nonce -> true;

    /** Whether a proof with that nonce, or with none, is accepted. */
    boolean accepts(@Nullable String nonce);
}
