package io.opengate.platform.tenant.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RealmDeletionsTests {

    private static final Instant LONG_AFTER = Instant.parse("2026-11-20T12:00:00Z");

    private final List<String> done = new ArrayList<>();
    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final RealmDeletions deletions = deletions(gone -> done.add("purged " + RealmScope.current()));

    @Test
    void theRealmIsPurgedInItsScopeBeforeThatIsAcknowledged() {
        deletions.on(event("realm.deletion-requested", realm.toString()));

        assertThat(done).containsExactly("purged " + realm, "acknowledged " + realm);
    }

    @Test
    void aSecondRequestIsAcknowledgedAsWell() {
        deletions.on(event("realm.deletion-requested", realm.toString()));
        deletions.on(event("realm.deletion-requested", realm.toString()));

        assertThat(done).filteredOn(step -> step.startsWith("acknowledged")).hasSize(2);
    }

    @Test
    void whatCameAfterTheFirstPurgeGoesWhenTheDeletionIsDone() {
        deletions.on(event("realm.deleted", realm.toString()));

        assertThat(deletions.types()).containsExactlyInAnyOrder("realm.deletion-requested", "realm.deleted");
        assertThat(done).containsExactly("purged " + realm);
    }

    @Test
    void nothingIsAcknowledgedWhenThePurgeFails() {
        RealmDeletions failing = deletions(gone -> {
            throw new IllegalStateException("no database");
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> failing.on(event("realm.deletion-requested", realm.toString())));
        assertThat(done).isEmpty();
    }

    @Test
    void theMasterRealmIsNeverPurged() {
        assertThatIllegalStateException()
                .isThrownBy(() -> deletions.on(event("realm.deletion-requested", RealmId.MASTER.toString())));
        assertThat(done).isEmpty();
    }

    private RealmDeletions deletions(RealmPurge purge) {
        return new RealmDeletions(
                purge, gone -> done.add("acknowledged " + gone), Clock.fixed(LONG_AFTER, ZoneOffset.UTC));
    }

    private static Event event(String type, String subject) {
        return new Event(
                UUID.randomUUID(),
                "realm",
                1,
                type,
                RealmId.MASTER,
                subject,
                null,
                Instant.EPOCH,
                1,
                Map.of(),
                List.of());
    }
}
