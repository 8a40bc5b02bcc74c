package io.opengate.platform.events;

import java.util.List;

/** The numbered events that this service still keeps, since the trail has not confirmed them. */
@FunctionalInterface
public interface EventHistory {

    /** Events after that number, in order. */
    List<Event> after(long sequence, int limit);
}
