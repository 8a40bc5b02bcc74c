package io.opengate.platform.events;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of an event, on the stream and in pending lists. Fields that a newer release added are ignored. */
public final class EventCodec {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Returns the JSON text of the event. */
    public String encode(Event event) {
        return json.writeValueAsString(event);
    }

    /**
     * Reads an event.
     *
     * @throws tools.jackson.core.JacksonException if the text is no event
     */
    public Event decode(String text) {
        return json.readValue(text, Event.class);
    }

    Event decode(byte[] utf8) {
        return decode(new String(utf8, StandardCharsets.UTF_8));
    }
}
