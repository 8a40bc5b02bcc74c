package io.opengate.platform.events;

import java.util.Set;

/**
 * Does work that an event demands: at least once over all instances of the service, retried with back-off until
 * {@link #on} returns. So it is idempotent.
 */
public interface DurableListener {

    /** Name of the work within the service; part of the consumer group's name, so it never changes. */
    String name();

    /** Types of event that concern it; empty means all. */
    Set<String> types();

    /** Does the work; throwing means it is tried again later. */
    void on(Event event);
}
