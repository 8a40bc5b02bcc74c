package io.opengate.realm.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class KeyRotationTests {
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final AdvanceKeys steps;

    KeyRotationTests(TestHttp http, TestTokens tokens, TestDatabase database, AdvanceKeys steps) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.steps = steps;
    }

    private Answer rotate(RealmRef realm, Map<String, ?> body) {
        return http.post(RealmFixture.path(realm) + "/keys/rotate", tokens.management(realm, "key.manage"), body);
    }

    private Optional<JsonNode> published(RealmRef realm, String kid) {
        return http.get(RealmFixture.internal(realm) + "/keys", tokens.peer("client", realm))
                .body()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("kid").asString().equals(kid))
                .findFirst();
    }

    private String state(RealmRef realm, String kid) {
        return published(realm, kid).map(key -> key.path("state").asString()).orElse("not published");
    }

    private String activeKid(RealmRef realm, String algorithm) {
        return http.get(RealmFixture.internal(realm) + "/keys", tokens.peer("client", realm))
                .body()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("algorithm").asString().equals(algorithm)
                        && key.path("state").asString().equals("active"))
                .map(key -> key.path("kid").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Lets what is planned for the realm fall due, in the database: the tokens of the test need the real clock. */
    private void waitUntilDue(RealmRef realm) {
        realms.owner().sql("""
                        update signing_keys set usable_from = now() - interval '1 second',
                            retires_at = case when retires_at is null then null else now() - interval '1 second' end
                        where realm_id = :realm and state in ('NEXT', 'PASSIVE')""").param("realm", realm.id().value()).update();
        realms.owner()
                .sql("update key_schedule set due_at = now() - interval '1 second' where realm = :realm")
                .param("realm", realm.id().value())
                .update();
        // as several instances would, beside the service's own schedule
        IntStream.range(0, 4).parallel().forEach(instance -> advanceAll());
    }

    private void advanceAll() {
        boolean more = true;
        while (more) {
            more = steps.advanceOne();
        }
    }

    @Test
    void theNextKeyIsPublishedBeforeItSigns() {
        RealmRef realm = realms.create();
        String previous = activeKid(realm, "ES256");

        Answer rotated = rotate(realm, Map.of("algorithm", "ES256"));

        assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);
        assertThat(rotated.body().path("state").asString()).isEqualTo("next");
        Instant usableFrom = Instant.parse(rotated.body().path("usableFrom").asString());
        assertThat(usableFrom).isAfter(Instant.now().plus(Duration.ofMinutes(9)));
        assertThat(state(realm, rotated.body().path("kid").asString())).isEqualTo("next");
        assertThat(state(realm, previous)).isEqualTo("active");
        Answer read = http.get(rotated.header("Location"), tokens.management(realm, "key.read"));
        assertThat(read.body()).isEqualTo(rotated.body());
    }

    @Test
    void thePreviousKeyStaysUntilItsLastTokenHasExpired() {
        RealmRef realm = realms.create();
        String previous = activeKid(realm, "ES256");
        String next =
                rotate(realm, Map.of("algorithm", "ES256")).body().path("kid").asString();

        waitUntilDue(realm);

        await().atMost(Duration.ofSeconds(10)).until(() -> state(realm, next).equals("active"));
        assertThat(state(realm, previous)).isEqualTo("passive");
        Instant retiresAt = realms.owner()
                .sql("select retires_at from signing_keys where kid = :kid")
                .param("kid", previous)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(retiresAt).isAfter(Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void aRetiredKeyIsPublishedNoMoreAndItsPrivatePartIsErased() {
        RealmRef realm = realms.create();
        String previous = activeKid(realm, "ES256");
        rotate(realm, Map.of("algorithm", "ES256"));
        waitUntilDue(realm);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> state(realm, previous).equals("passive"));

        waitUntilDue(realm);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> state(realm, previous).equals("not published"));
        assertThat(realms.owner()
                        .sql("select count(*) from signing_keys"
                                + " where kid = :kid and state = 'RETIRED' and sealed_private_jwk is null")
                        .param("kid", previous)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        Answer listed = http.get(RealmFixture.path(realm) + "/keys", tokens.management(realm, "key.read"));
        assertThat(listed.text()).contains(previous);
    }

    @Test
    void everyStepIsOneEventWithoutTheKey() {
        RealmRef realm = realms.create();
        Answer rotated = rotate(realm, Map.of("algorithm", "EdDSA"));
        waitUntilDue(realm);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> state(realm, rotated.body().path("kid").asString()).equals("active"));

        List<JsonNode> events =
                realms.events("key.rotated", rotated.body().path("id").asString());

        assertThat(events)
                .extracting(event -> event.path("data").path("state").asString())
                .containsExactly("next", "active");
        assertThat(events.toString()).doesNotContain("sealed", "\"d\"");
    }

    @Test
    void aRotationWaitsForTheOneBefore() {
        RealmRef realm = realms.create();

        Answer first = rotate(realm, Map.of("algorithm", "ES256"));
        Answer second = rotate(realm, Map.of("algorithm", "ES256"));
        Answer otherAlgorithm = rotate(realm, Map.of("algorithm", "EdDSA"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("type").asString()).endsWith("/problems/key-rotation-running");
        assertThat(otherAlgorithm.status()).isEqualTo(201);
    }

    @Tag("single-use")
    @Test
    void oneOfManyParallelRotationsSucceeds() {
        RealmRef realm = realms.create();

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(n -> rotate(realm, Map.of("algorithm", "EdDSA")).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void withoutAnAlgorithmTheRealmsOwnIsRotated() {
        RealmRef realm = realms.create(Map.of("name", RealmFixture.newName(), "signatureAlgorithm", "EdDSA"));

        assertThat(rotate(realm, Map.of()).body().path("algorithm").asString()).isEqualTo("EdDSA");
    }

    @Test
    void anUnknownAlgorithmIsRefused() {
        RealmRef realm = realms.create();

        assertThat(rotate(realm, Map.of("algorithm", "none")).status()).isEqualTo(400);
        assertThat(rotate(realm, Map.of("algorithm", "HS256")).status()).isEqualTo(400);
    }
}
