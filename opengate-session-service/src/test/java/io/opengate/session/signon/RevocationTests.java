package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.events.TokenFacts;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class RevocationTests {

    private final SignOns signOns;
    private final RedisEvents events;
    private final Revocations revocations;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    RevocationTests(SignOns signOns, RedisEvents events, Revocations revocations, TestRealms realms) {
        this.signOns = signOns;
        this.events = events;
        this.revocations = revocations;
        this.realm = realms.create();
    }

    @Test
    void tokensOfAnEndedSessionAreRevokedEverywhere() {
        UUID id = signOns.startId(realm, user);
        TokenFacts token =
                new TokenFacts(realm.id(), user.toString(), "shop", id.toString(), "a", Instant.now(), Set.of("shop"));
        assertThat(revocations.revoked(token)).isFalse();

        signOns.end(realm, id, "logout");

        await().until(() -> revocations.revoked(token));
    }

    @Test
    void aSignInThatWasOvertakenByARevocationStartsNoSession() {
        Map<String, Object> before = SignOns.signIn(user);
        events.publish(EventDraft.of("user.password-changed", realm.id(), user.toString())
                .revoking(Revocation.subject(user)));
        await().until(() -> signOns.create(realm, before).status() == 409);

        await().until(() -> signOns.create(realm, SignOns.signIn(user)).status() == 201);
    }

    @Test
    void aSignInRightAfterAChangeOfPasswordStartsASessionThoughItsTimeIsInWholeSeconds() {
        Map<String, Object> before = SignOns.signIn(user);
        events.publish(EventDraft.of("user.password-changed", realm.id(), user.toString())
                .revoking(Revocation.subject(user)));
        await().until(() -> signOns.create(realm, before).status() == 409);

        Map<String, Object> after = SignOns.signIn(user);
        after.put(
                "authenticatedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());

        assertThat(signOns.create(realm, after).status()).isEqualTo(201);
    }
}
