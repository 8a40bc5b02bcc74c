package io.opengate.notification.trail;

import io.opengate.platform.events.Event;
import java.util.List;

/** The services that number their events and keep them until the trail has them. */
public interface EventSources {

    /**
     * Events of a source after that number, in order; empty where there are none.
     *
     * @throws RuntimeException if the source does not answer
     */
    List<Event> after(String source, long sequence, int limit);
}
