package io.opengate.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person's session in a realm, as it is at this moment.
 *
 * @param sid its public id
 * @param user the subject of everything that comes of it
 * @param authenticatedAt when the person last proved who they are: {@code auth_time}
 * @param methods how (RFC 8176)
 */
public record SignOnSession(String sid, UUID user, Instant authenticatedAt, List<String> methods) {

    public SignOnSession {
        methods = List.copyOf(methods);
    }

    /**
     * How surely the person is who they say, as a level ({@code acr}, OpenID Connect Core §2): {@code 1} for one factor,
     * {@code 2} for several (RFC 8176 {@code mfa}).
     */
    public String contextClass() {
        return methods.contains("mfa") ? "2" : "1";
    }

    /** Whether the person proved who they are within that time (OpenID Connect Core §3.1.2.1, {@code max_age}). */
    public boolean isYounger(Duration age, Instant now) {
        return authenticatedAt.plus(age).isAfter(now);
    }
}
