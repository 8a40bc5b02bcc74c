package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** One attempt of a durable listener at one entry, in the scope of the event's realm. */
final class DurableWork {

    private static final Logger log = LoggerFactory.getLogger(DurableWork.class);

    private final DurableListener listener;
    private final EventCodec codec;

    DurableWork(DurableListener listener, EventCodec codec) {
        this.listener = listener;
        this.codec = codec;
    }

    void run(StreamEntry entry) {
        byte[] json = entry.event();
        if (json == null || entry.isNoneOf(listener.types())) {
            return;
        }
        Event event;
        try {
            event = codec.decode(json);
        } catch (JacksonException e) {
            log.error("entry {} of the event stream cannot be read by {}: left out", entry.id(), listener.name(), e);
            return;
        }
        if (!listener.types().isEmpty() && !listener.types().contains(event.type())) {
            return;
        }
        if (event.realm() == null) {
            listener.on(event);
        } else {
            RealmScope.run(event.realm(), () -> listener.on(event));
        }
    }
}
