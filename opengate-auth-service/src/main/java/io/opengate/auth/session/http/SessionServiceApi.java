package io.opengate.auth.session.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the session service offers to its peers, as far as it is used here. */
@HttpExchange("/internal/realms/{realmId}/sessions")
interface SessionServiceApi {

    @PostExchange
    StartedSession start(@PathVariable UUID realmId, @RequestBody StartSession session);

    @DeleteExchange("/{sid}")
    void end(@PathVariable UUID realmId, @PathVariable String sid, @RequestParam String reason);

    /** A session to be started; lifetimes in seconds. */
    record StartSession(
            UUID user,
            List<String> authenticationMethods,
            Instant authenticatedAt,
            String device,
            String address,
            String userAgent,
            long idleSeconds,
            long maxSeconds) {}

    /** The new session: its id, and the secret that is told this once. */
    record StartedSession(String id, String secret) {

        @Override
        public String toString() {
            return "StartedSession[" + id + "]";
        }
    }
}
