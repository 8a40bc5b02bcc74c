package io.opengate.session.signon;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * The same, at a moment that can be compared with a change of password in the same second: a time in whole seconds, as
     * {@code auth_time} is, stands for the latest moment of that second that is past.
     */
    Authentication asOf(Instant now) {
        Instant end = at.plusMillis(999);
        boolean whole = at.equals(at.truncatedTo(ChronoUnit.SECONDS));
        return whole ? new Authentication(methods, end.isBefore(now) ? end : now) : this;
    }
}
