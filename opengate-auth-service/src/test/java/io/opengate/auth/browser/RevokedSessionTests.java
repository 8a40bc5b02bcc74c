package io.opengate.auth.browser;

import io.opengate.auth.fixture.Eventually;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocation;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Class 4 of docs/security: disabled things that are still accepted. */
@Tag("disabled-things")
class RevokedSessionTests extends BrowserContract {

    private final RedisEvents events;

    RevokedSessionTests(@Autowired RedisEvents events) {
        this.events = events;
    }

    private UUID ada() {
        return world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aDisabledPersonsSessionCountsForNothingBeforeItIsEnded() {
        signIn();
        events.publish(
                EventDraft.of("user.disabled", realm.id(), ada().toString()).revoking(Revocation.subject(ada())));
        Eventually.holds(() -> assertError(browser.get(authorize("prompt", "none")), "login_required"));
    }

    @Test
    void anotherPersonsDoes() {
        signIn();
        events.publish(EventDraft.of("user.disabled", realm.id(), "x").revoking(Revocation.subject(UUID.randomUUID())));
        assertCode(browser.get(authorize("prompt", "none")));
    }
}
