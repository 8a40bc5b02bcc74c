package io.opengate.user.account;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the other services are told of accounts. Names and addresses stay out: the trail keeps events for long. */
final class UserEvents {

    private UserEvents() {}

    static EventDraft created(User user) {
        return draft("user.created", user).data(Map.of("status", user.status().wireName()));
    }

    static EventDraft updated(User user, Set<Change> changes) {
        List<String> fields = changes.stream().map(Change::field).toList();
        return draft("user.updated", user)
                .data(Map.of("changed", fields, "status", user.status().wireName()));
    }

    /** The account may sign in again. */
    static EventDraft enabled(User user) {
        return draft("user.enabled", user).data(Map.of("status", user.status().wireName()));
    }

    /** The account may no longer sign in, and what it holds ends. */
    static EventDraft disabled(User user) {
        return draft("user.disabled", user)
                .data(Map.of("status", user.status().wireName()))
                .revoking(Revocation.subject(user.id().value()));
    }

    static EventDraft deleted(User user) {
        return draft("user.deleted", user).revoking(Revocation.subject(user.id().value()));
    }

    private static EventDraft draft(String type, User user) {
        return EventDraft.of(type, user.realm(), user.id().toString());
    }

    /** The time to the microsecond, as PostgreSQL keeps it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
