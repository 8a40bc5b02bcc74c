package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.RecordedPurges;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class EventTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final Peers peers;
    private final RealmRef realm;
    private final String base;
    private final String token;

    /** What stands for the rest of the installation. */
    record Peers(RecordedEvents events, RecordedPurges purges, Events outbox, TransactionTemplate transactions) {}

    EventTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            RecordedEvents events,
            RecordedPurges purges,
            Events outbox,
            TransactionTemplate transactions) {
        this.http = http;
        this.tokens = tokens;
        this.peers = new Peers(events, purges, outbox, transactions);
        this.realm = realms.create();
        this.base = "/api/v1/realms/" + realm.name();
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void aNewClientIsToldWithoutItsSecret() {
        Answer created = create("told");
        Event event = event("client.created", created);

        assertThat(event.data()).containsEntry("clientId", "told");
        assertThat(event.data().toString())
                .doesNotContain(created.body().path("secret").asString());
        assertThat(event.revocations()).isEmpty();
        assertThat(event.actor()).isNotNull();
    }

    @Test
    @Tag("class-4")
    void disablingAClientEndsItsTokens() {
        Answer created = create("disabled");
        http.patch(path(created), token, Map.of("enabled", false));

        assertThat(event("client.updated", created).revocations()).containsExactly(Revocation.client("disabled"));
    }

    @Test
    void takingAScopeEndsTheClientsTokens() {
        Answer created = create("narrowed");
        http.patch(path(created), token, Map.of("scopes", List.of("openid")));

        assertThat(event("client.updated", created).revocations()).containsExactly(Revocation.client("narrowed"));
    }

    @Test
    void aNewNameEndsNoToken() {
        Answer created = create("renamed");
        http.patch(path(created), token, Map.of("name", "New"));

        assertThat(event("client.updated", created).revocations()).isEmpty();
    }

    @Test
    void deletingAClientEndsItsTokens() {
        Answer created = create("removed");
        http.delete(path(created), token);

        assertThat(event("client.deleted", created).revocations()).containsExactly(Revocation.client("removed"));
    }

    @Test
    void aRotationEndsTokensOnlyWithoutAnOverlap() {
        Answer smooth = create("smooth");
        http.post(path(smooth) + "/secrets", token, Map.of("overlapSeconds", 60));
        Answer hard = create("hard");
        http.post(path(hard) + "/secrets", token, Map.of("overlapSeconds", 0));

        assertThat(event("client.secret-rotated", smooth).revocations()).isEmpty();
        assertThat(event("client.secret-rotated", hard).revocations()).containsExactly(Revocation.client("hard"));
    }

    @Test
    void aDeletedUsersConsentsAreForgotten() {
        UUID user = UUID.randomUUID();
        Answer client = create("consented");
        http.put(
                "/internal/realms/" + realm.id() + "/consents?user=" + user + "&client=" + id(client),
                tokens.peer("auth", realm),
                Map.of("scopes", List.of("openid")));
        publish(EventDraft.of("user.deleted", realm.id(), user.toString()));

        await().untilAsserted(() -> assertThat(
                        http.get(base + "/consents?user=" + user, token).body().path("items"))
                .isEmpty());
    }

    @Test
    void aDeletedRealmIsPurgedAndAcknowledged() {
        Answer client = create("doomed");
        publish(EventDraft.of("realm.deletion-requested", realm.id(), realm.id().toString()));

        await().until(() -> peers.purges().contains(realm.id()));
        assertThat(http.get(path(client), token).status()).isEqualTo(404);

        Answer late = create("late");
        publish(EventDraft.of("realm.deleted", realm.id(), realm.id().toString()));

        await().untilAsserted(
                        () -> assertThat(http.get(path(late), token).status()).isEqualTo(404));
    }

    private void publish(EventDraft draft) {
        RealmScope.run(
                realm.id(),
                () -> peers.transactions()
                        .executeWithoutResult(status -> peers.outbox().publish(draft)));
    }

    private Event event(String type, Answer client) {
        await().until(() -> !peers.events().of(type, id(client)).isEmpty());
        return peers.events().of(type, id(client)).getFirst();
    }

    private Answer create(String clientId) {
        Answer created = http.post(base + "/clients", token, Map.of("clientId", clientId, "type", "confidential"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created;
    }

    private String path(Answer client) {
        return base + "/clients/" + id(client);
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }
}
