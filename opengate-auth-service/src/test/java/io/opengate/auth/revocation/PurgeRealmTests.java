package io.opengate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurgeRealmTests {

    private final List<String> done = new ArrayList<>();
    private final RealmId realm = new RealmId(UUID.randomUUID());

    @Test
    void theRealmIsEmptiedBeforeThatIsAcknowledged() {
        new PurgeRealm(this::remove, gone -> done.add("acknowledged " + gone)).on(event());

        assertThat(done).containsExactly("removed " + realm, "acknowledged " + realm);
    }

    @Test
    void nothingIsAcknowledgedWhenRemovalFails() {
        PurgeRealm purge = new PurgeRealm(
                gone -> {
                    throw new IllegalStateException("no Redis");
                },
                gone -> done.add("acknowledged " + gone));

        assertThatIllegalStateException().isThrownBy(() -> purge.on(event()));

        assertThat(done).isEmpty();
    }

    private long remove(RealmId gone) {
        done.add("removed " + gone);
        return 1;
    }

    private Event event() {
        return new Event(
                UUID.randomUUID(),
                "realm",
                1,
                "realm.deletion-requested",
                realm,
                realm.toString(),
                null,
                Instant.EPOCH,
                1,
                Map.of(),
                List.of());
    }
}
