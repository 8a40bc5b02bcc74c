package io.opengate.notification.trail.http;

import io.opengate.notification.trail.EventSources;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventHistory;
import io.opengate.platform.service.PeerClients;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** Asks other services over HTTP, and this one's own outbox directly. */
@Component
class HttpEventSources implements EventSources {

    private final String self;
    private final EventHistory own;
    private final PeerClients peers;
    private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();

    HttpEventSources(@Value("${spring.application.name}") String self, EventHistory own, PeerClients peers) {
        this.self = self;
        this.own = own;
        this.peers = peers;
    }

    /** The route that every service with an outbox has. */
    interface Outbox {

        @GetExchange("/internal/events")
        Events after(@RequestParam("after") long after, @RequestParam("limit") int limit);
    }

    record Events(List<Event> events) {}

    @Override
    public List<Event> after(String source, long sequence, int limit) {
        return source.equals(self)
                ? own.after(sequence, limit)
                : outboxes.computeIfAbsent(source, service -> peers.create(Outbox.class, service))
                        .after(sequence, limit)
                        .events();
    }
}
