package io.opengate.notification.trail;

import static io.opengate.notification.trail.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.notification.Neighbours.InMemoryEventSources;
import io.opengate.notification.NotificationTest;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventStreamWriter;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

@NotificationTest
class TrailTests {

    private final TestHttp http;
    private final EventStreamWriter stream;
    private final InMemoryEventSources sources;
    private final StringRedisTemplate redis;
    private final RealmRef realm;
    private final RealmRef other;
    private final String events;
    private final String token;

    TrailTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            EventStreamWriter stream,
            InMemoryEventSources sources,
            StringRedisTemplate redis) {
        this.http = http;
        this.stream = stream;
        this.sources = sources;
        this.redis = redis;
        this.realm = realms.create();
        this.other = realms.create();
        this.events = "/api/v1/realms/" + realm.name() + "/events";
        this.token = tokens.management(realm, "event.read");
    }

    @Test
    void anEventOfTheStreamIsFound() {
        Event told = event("auth", 0, realm.id(), "login.succeeded", "anna", "actor-1", Map.of("device", "a\0b"));
        stream.append(List.of(told));

        JsonNode found = awaitOne("?subject=anna");
        assertThat(found.path("id").asString()).isEqualTo(told.id().toString());
        assertThat(found.path("type").asString()).isEqualTo("login.succeeded");
        assertThat(found.path("actor").asString()).isEqualTo("actor-1");
        assertThat(found.path("time").asString()).isEqualTo(told.time().toString());
        assertThat(found.path("data").path("device").asString()).isEqualTo("a\0b");
    }

    @Test
    void anEventThatComesTwiceIsThereOnce() {
        Event told = event("auth", 0, realm.id(), "login.failed", "twice");
        stream.append(List.of(told, told));
        stream.append(List.of(told, event("auth", 0, realm.id(), "login.failed", "last")));

        awaitOne("?subject=last");
        assertThat(items("?subject=twice")).hasSize(1);
    }

    @Test
    void aRealmSeesItsOwnEventsAlone() {
        stream.append(List.of(
                event("auth", 0, other.id(), "login.succeeded", "mallory"),
                event("auth", 0, realm.id(), "login.succeeded", "bob")));

        awaitOne("?subject=bob");
        assertThat(items("?subject=mallory")).isEmpty();
    }

    @Test
    void searchNarrowsByTypeActorAndTime() {
        Event one = event("auth", 0, realm.id(), "consent.granted", "carol", "carol", Map.of());
        Event two = event("auth", 0, realm.id(), "consent.revoked", "carol", "dave", Map.of());
        stream.append(List.of(one, two));

        await().untilAsserted(() -> assertThat(items("?subject=carol")).hasSize(2));
        assertThat(ids("?subject=carol&type=consent.granted"))
                .containsExactly(one.id().toString());
        assertThat(ids("?subject=carol&actor=dave")).containsExactly(two.id().toString());
        assertThat(ids("?subject=carol&from="
                        + encode(one.time().plusSeconds(60).toString())))
                .isEmpty();
        assertThat(ids("?subject=carol&to=" + encode(one.time().plusSeconds(60).toString())))
                .hasSize(2);
    }

    @Test
    void pagesGoThroughEverythingOnce() {
        stream.append(IntStream.range(0, 7)
                .mapToObj(n -> event("auth", 0, realm.id(), "token.issued", "paged"))
                .toList());
        await().untilAsserted(() -> assertThat(items("?subject=paged")).hasSize(7));

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("?subject=paged&limit=3" + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aGapIsFetchedFromItsSourceAndThenConfirmed() {
        String source = "client";
        Event first = event(source, 1, realm.id(), "client.created", "gap-1");
        Event second = event(source, 2, realm.id(), "client.updated", "gap-2");
        Event third = event(source, 3, realm.id(), "client.deleted", "gap-3");
        List.of(first, second, third).forEach(sources::put);
        stream.append(List.of(first, third));

        awaitOne("?subject=gap-2");
        await().untilAsserted(() ->
                assertThat(redis.opsForHash().get("opengate:trail", source)).isEqualTo("3"));
    }

    @Test
    void whatTheStreamLostAtItsEndIsFoundInTheSource() {
        sources.put(event("rbac", 1, realm.id(), "role.created", "tail-1"));
        stream.append(List.of(event("rbac", 2, realm.id(), "role.updated", "tail-2")));
        sources.put(event("rbac", 2, realm.id(), "role.updated", "tail-2"));

        awaitOne("?subject=tail-1");
    }

    @Test
    void badTimesAndCursorsAreRefused() {
        Set<Integer> answers = new TreeSet<>();
        for (String query : List.of("?from=yesterday", "?to=2026-13-01T00:00:00Z", "?from=", "?type=", "?after=bm8")) {
            answers.add(get(query).status());
        }
        assertThat(answers).containsExactly(400);
    }

    private JsonNode awaitOne(String query) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(items(query)).hasSize(1));
        return items(query).getFirst();
    }

    private List<String> ids(String query) {
        return items(query).stream().map(item -> item.path("id").asString()).toList();
    }

    private List<JsonNode> items(String query) {
        Answer answer = get(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }

    private Answer get(String query) {
        return http.get(events + query, token);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
