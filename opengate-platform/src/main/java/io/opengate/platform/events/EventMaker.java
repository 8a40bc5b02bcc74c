package io.opengate.platform.events;

import io.opengate.platform.id.Ids;
import java.time.Clock;

/** Completes drafts to events of this service, without a number. */
final class EventMaker {

    private final String source;
    private final Ids ids;
    private final Clock clock;
    private final EventActor actor;

    EventMaker(String source, Ids ids, Clock clock, EventActor actor) {
        this.source = source;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
    }

    Event make(EventDraft draft) {
        return new Event(
                ids.next(),
                source,
                0,
                draft.type(),
                draft.realm(),
                draft.subject(),
                draft.actor() == null ? actor.current() : draft.actor(),
                clock.instant(),
                draft.version(),
                draft.data(),
                draft.revocations());
    }
}
