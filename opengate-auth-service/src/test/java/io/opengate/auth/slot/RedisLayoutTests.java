package io.opengate.auth.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.tenant.TestProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This service's half of docs/redis.md: the session service's tests read the same file. */
@AuthTest
class RedisLayoutTests {

    private final TestWorld world;
    private final StringRedisTemplate redis;
    private final JsonNode layout;

    RedisLayoutTests(TestWorld world, StringRedisTemplate redis) throws IOException {
        this.world = world;
        this.redis = redis;
        this.layout =
                JsonMapper.builder().build().readTree(Files.readString(Path.of("..", "docs", "redis-layout.json")));
    }

    @Test
    void keysAreNamedAsTheContractSays() {
        JsonNode sample = layout.path("sample");
        SessionSlot slot = new SessionSlot(
                RealmId.of(sample.path("realm").asString()), sample.path("sid").asString());

        assertThat(slot.session()).isEqualTo(key("session"));
        assertThat(slot.families()).isEqualTo(key("families"));
        assertThat(slot.family(sample.path("family").asString())).isEqualTo(key("family"));
        assertThat(slot.codes()).isEqualTo(key("codes"));
        assertThat(slot.clients()).isEqualTo(key("session-clients"));
        assertThat(slot.code(sample.path("codeHash").asString())).isEqualTo(key("code"));
    }

    @Test
    void everythingASessionOwnsIsListedSharesItsSlotAndExpires() {
        SignedIn ada = world.signedIn();
        ada.redeem(ada.code("openid"));
        ada.code("openid");
        SessionSlot slot = new SessionSlot(ada.realm().id(), ada.sid());

        Set<String> families = members(slot.families());
        Set<String> codes = members(slot.codes());

        assertThat(families).hasSize(1).allSatisfy(family -> assertExpires(slot.family(family)));
        assertThat(codes).hasSize(2).allSatisfy(code -> assertExpires(slot.code(code)));
        assertExpires(slot.families());
        assertExpires(slot.codes());
        assertExpires(slot.clients());
        assertThat(members(slot.clients())).containsExactly("shop");
        assertThat(redis.keys("og:" + ada.realm().id() + ":*")).allMatch(key -> key.contains(":{" + ada.sid() + "}"));
    }

    @Test
    void noTokenAndNoCodeIsStored() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        String refreshToken = ada.redeem(code).body().path("refresh_token").asString();
        SessionSlot slot = new SessionSlot(ada.realm().id(), ada.sid());

        String all = redis.opsForHash()
                        .entries(slot.family(members(slot.families()).iterator().next()))
                + redis.keys("og:" + ada.realm().id() + ":*").toString();

        assertThat(all).doesNotContain(code.substring(code.indexOf('.') + 1), refreshToken);
    }

    @Test
    void aUsedProofIsKeptUnderAKindOfItsOwnAndExpires() {
        SignedIn ada = world.signedIn();
        TestProofs key = TestProofs.create();
        String proof = key.proof("POST", ada.oauth().endpoint(ada.realm(), "token"));

        ada.oauth()
                .post(
                        ada.realm(),
                        "token",
                        Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "DPoP", proof),
                        SignedIn.redemption(ada.code("openid")));

        String pattern = key("dpop")
                .replace(
                        layout.path("sample").path("realm").asString(),
                        ada.realm().id().toString())
                .replaceFirst("\\{.*}", "*");
        assertThat(redis.keys(pattern)).singleElement().satisfies(this::assertExpires);
    }

    private Set<String> members(String key) {
        return Objects.requireNonNull(redis.opsForSet().members(key));
    }

    private void assertExpires(String key) {
        assertThat(redis.getExpire(key)).as(key).isPositive();
    }

    private String key(String kind) {
        for (JsonNode entry : layout.path("keys")) {
            if (entry.path("kind").asString().equals(kind)) {
                return entry.path("sample").asString();
            }
        }
        throw new AssertionError("the layout has no kind " + kind);
    }
}
