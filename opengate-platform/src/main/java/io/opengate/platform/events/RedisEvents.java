package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.util.List;

/** How a service whose only store is Redis publishes events. They carry no sequence (0). */
public final class RedisEvents {

    private final EventMaker maker;
    private final EventCodec codec;
    private final EventStreamWriter writer;
    private final LaterEvents later;
    private final PendingEvents pending;

    RedisEvents(
            EventMaker maker, EventCodec codec, EventStreamWriter writer, LaterEvents later, PendingEvents pending) {
        this.maker = maker;
        this.codec = codec;
        this.writer = writer;
        this.later = later;
        this.pending = pending;
    }

    /**
     * Returns the list to which a script pushes ({@code RPUSH}) the events of the change that it makes, in the hash slot
     * of {@code {tag}}. The script gives it the lifetime {@link #pendingSeconds}.
     */
    public String pendingKey(RealmId realm, String tag) {
        return PendingEvents.key(realm, tag);
    }

    /** Returns the lifetime of a pending list: seven days. */
    public static long pendingSeconds() {
        return PendingEvents.LIFETIME.toSeconds();
    }

    /** Returns the event's JSON for a pending list. */
    public String json(EventDraft draft) {
        return codec.encode(maker.make(draft));
    }

    /**
     * Has what stands in the pending list put on the stream at once, by another thread. Losing the process meanwhile
     * loses nothing: lists are searched for at start and regularly.
     */
    public void forward(RealmId realm, String tag) {
        pending.forward(PendingEvents.key(realm, tag));
    }

    /**
     * Puts the event on the stream before it returns.
     *
     * @throws org.springframework.dao.DataAccessException if Redis did not confirm
     */
    public void publish(EventDraft draft) {
        writer.append(List.of(maker.make(draft)));
    }

    /**
     * Puts the event on the stream within a second; lost if the process is killed before, or if too many wait. It is for
     * the trail: an {@link EventListener} does not hear it, a {@link DurableListener} does.
     */
    public void publishLater(EventDraft draft) {
        later.add(maker.make(draft));
    }
}
