package io.opengate.session.signon;

import java.time.Instant;
import java.util.List;

/**
 * How and when the person proved who they are.
 *
 * @param methods authentication method references (RFC 8176), in the order in which they were used
 * @param at the moment of the last proof, to the millisecond
 */
public record Authentication(List<String> methods, Instant at) {

    public Authentication {
        methods = List.copyOf(methods);
    }
}
