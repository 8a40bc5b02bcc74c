package io.opengate.session.signon.web;

import io.opengate.session.signon.Session;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session as the management API shows it.
 *
 * @param id public id, the {@code sid} of tokens
 * @param user who is signed in
 * @param startedAt when they signed in
 * @param lastUsedAt when the session was used last
 * @param expiresAt when it ends unless it is used before
 * @param endsAt when it ends in any case
 * @param device such as {@code Firefox on Linux}; empty when unknown
 * @param address IP address of the sign-in; empty when unknown
 * @param authenticationMethods how they proved who they are (RFC 8176)
 * @param authenticatedAt when they did
 * @param clients the applications that were signed in to
 */
record SessionView(
        UUID id,
        UUID user,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant endsAt,
        String device,
        String address,
        List<String> authenticationMethods,
        Instant authenticatedAt,
        List<String> clients) {

    static SessionView of(Session session) {
        return new SessionView(
                session.id().value(),
                session.user(),
                session.lifetime().startedAt(),
                session.lifetime().lastUsedAt(),
                session.lifetime().expiresAt(),
                session.lifetime().endsAt(),
                session.origin().device(),
                session.origin().address(),
                session.authentication().methods(),
                session.authentication().at(),
                session.clients());
    }
}
