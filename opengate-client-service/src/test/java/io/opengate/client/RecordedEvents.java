package io.opengate.client;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events that reached the stream. */
final class RecordedEvents implements EventListener {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(Event event) {
        events.add(event);
    }

    /** The events of a type about a subject, in the order of the stream. */
    List<Event> of(String type, String subject) {
        return events.stream()
                .filter(event -> event.type().equals(type) && subject.equals(event.subject()))
                .toList();
    }
}
