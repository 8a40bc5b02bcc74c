package io.opengate.platform.events.outbox;

import io.opengate.platform.events.Event;
import io.opengate.platform.security.InternalRoute;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the trail fetches what it has missed. */
@RestController
final class OutboxController {

    private final OutboxRows rows;

    OutboxController(OutboxRows rows) {
        this.rows = rows;
    }

    /** Numbered events of this service after that number, in order. */
    @InternalRoute({"notification"})
    @GetMapping(path = "/internal/events", produces = MediaType.APPLICATION_JSON_VALUE)
    EventList after(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return new EventList(rows.after(after, limit));
    }

    /** Wire form of the answer. */
    record EventList(List<Event> events) {}
}
