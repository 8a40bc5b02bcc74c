package io.opengate.notification.trail.web;

import io.opengate.notification.trail.EventQuery;
import io.opengate.notification.trail.FindEvents;
import io.opengate.notification.trail.TrailEntry;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the audit trail. */
@RestController
class EventController {

    private static final int LONGEST = 255;

    private final FindEvents findEvents;

    EventController(FindEvents findEvents) {
        this.findEvents = findEvents;
    }

    /** Events of the realm, newest first; {@code from} and {@code to} are RFC 3339 times, the latter excluded. */
    @RequiresPermission("event.read")
    @GetMapping("/api/v1/realms/{realm}/events")
    Page<TrailEntry> events(
            RealmRef realm,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            PageRequest page) {
        EventQuery query = new EventQuery(
                text("type", type),
                text("subject", subject),
                text("actor", actor),
                time("from", from),
                time("to", to),
                after(page),
                page.limit() + 1);
        return Page.of(
                findEvents.find(realm.id(), query),
                page.limit(),
                entry -> Cursor.of(entry.time().toString(), entry.id().toString()),
                entry -> entry);
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw BadParameter.of(name, "must have 1 to " + LONGEST + " characters");
        }
        return value;
    }

    private static @Nullable Instant time(String name, @Nullable String value) {
        try {
            return value == null ? null : storable(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw BadParameter.of(name, "must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static EventQuery.@Nullable Position after(PageRequest page) {
        String time = page.afterKey(0);
        String id = page.afterKey(1);
        if (time == null || id == null) {
            return null;
        }
        try {
            return new EventQuery.Position(storable(Instant.parse(time)), UUID.fromString(id));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }

    /** PostgreSQL's calendar is shorter than Java's. */
    private static Instant storable(Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw new DateTimeException("out of range");
        }
        return time;
    }
}
