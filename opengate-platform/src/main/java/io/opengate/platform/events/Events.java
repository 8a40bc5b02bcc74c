package io.opengate.platform.events;

/** Publishes facts of a service that owns a PostgreSQL database. */
@FunctionalInterface
public interface Events {

    /**
     * Writes the event in the current transaction: it is published if and when that commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    void publish(EventDraft draft);
}
