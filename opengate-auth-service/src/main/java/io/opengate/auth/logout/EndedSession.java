package io.opengate.auth.logout;

import io.opengate.auth.client.ClientId;
import java.util.List;

/**
 * A session that a sign-out has ended.
 *
 * @param sid the session's id
 * @param clients the clients that were signed in to with it
 */
public record EndedSession(String sid, List<ClientId> clients) {

    public EndedSession {
        clients = List.copyOf(clients);
    }
}
