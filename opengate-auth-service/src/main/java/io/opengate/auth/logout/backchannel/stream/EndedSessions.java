package io.opengate.auth.logout.backchannel.stream;

import io.opengate.auth.logout.backchannel.QueueNotices;
import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who has to be told when the session service announces the end of a session, whatever its reason. */
@Component
class EndedSessions implements DurableListener {

    private final QueueNotices queue;

    EndedSessions(QueueNotices queue) {
        this.queue = queue;
    }

    @Override
    public String name() {
        return "tell-clients-of-logouts";
    }

    @Override
    public Set<String> types() {
        return Set.of("session.ended");
    }

    @Override
    public void on(Event event) {
        if (event.realm() != null && event.subject() != null) {
            queue.ended(event.realm(), event.subject(), user(event), clients(event));
        }
    }

    private static @Nullable UUID user(Event event) {
        return event.data().get("user") instanceof String id ? UUID.fromString(id) : null;
    }

    private static List<String> clients(Event event) {
        return event.data().get("clients") instanceof Collection<?> named
                ? named.stream().map(String::valueOf).toList()
                : List.of();
    }
}
