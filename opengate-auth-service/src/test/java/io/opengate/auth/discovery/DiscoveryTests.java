package io.opengate.auth.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@AuthTest
class DiscoveryTests {

    private final TestHttp http;
    private final OAuth oauth;
    private final TestWorld world;
    private final RealmRef realm;

    DiscoveryTests(TestHttp http, OAuth oauth, TestWorld world) {
        this.http = http;
        this.oauth = oauth;
        this.world = world;
        this.realm = world.realm();
    }

    @Test
    void theMetadataIsTheGoldenOne() throws Exception {
        Answer answer = http.get("/realms/" + realm.name() + "/.well-known/openid-configuration", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(OIDCProviderMetadata.parse(answer.text()).getIssuer().getValue())
                .isEqualTo(oauth.issuer(realm));
        String now = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(answer.body())
                        .replace(oauth.issuer(realm), "(issuer)")
                + "\n";
        Path golden = Path.of("src", "test", "resources", "golden", "discovery.json");
        if ("update".equals(System.getProperty("opengate.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, now);
        }
        assertThat(now).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/%s/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration/realms/%s",
                "/.well-known/oauth-authorization-server/realms/%s"
            })
    void theOtherWellKnownPathsSayTheSame(String path) {
        Answer usual = http.get("/realms/" + realm.name() + "/.well-known/openid-configuration", null);

        assertThat(http.get(path.formatted(realm.name()), null).text()).isEqualTo(usual.text());
    }

    @Test
    void thePublicKeysAreServedAndNothingPrivate() throws Exception {
        Answer answer = http.get(OAuth.path(realm, "certs"), null);

        assertThat(answer.status()).isEqualTo(200);
        JWKSet keys = JWKSet.parse(answer.text());
        assertThat(keys.getKeys()).extracting(JWK::getKeyID).containsExactly("rsa-1", "ec-1", "ed-1");
        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(answer.text()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void aDisabledRealmSaysNothing() {
        RealmRef off = world.realm();
        world.disable(off);

        assertThat(http.get("/realms/" + off.name() + "/.well-known/openid-configuration", null)
                        .status())
                .isEqualTo(403);
        assertThat(http.get(OAuth.path(off, "certs"), null).status()).isEqualTo(403);
    }
}
