package io.opengate.session.signon.redis;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON of an event, cut where the session's clients belong: a script that ends the session puts in those that it has
 * at that moment, so that no client that joined meanwhile is missed.
 */
record EventWithClients(String head, String tail) {

    /** No event. */
    static final EventWithClients NONE = new EventWithClients("", "");

    private static final String MARK = "(the clients)";

    static EventWithClients of(RedisEvents events, EventDraft draft) {
        Map<String, Object> data = new LinkedHashMap<>(draft.data());
        data.put("clients", MARK);
        String json = events.json(draft.data(data));
        String marked = '"' + MARK + '"';
        int mark = json.indexOf(marked);
        return new EventWithClients(json.substring(0, mark), json.substring(mark + marked.length()));
    }
}
