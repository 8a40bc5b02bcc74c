package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.InMemorySigningKeys;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestAssertion;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A client that signs assertions, and what it posts. */
@AuthTest
abstract class AssertionContract {

    static final RSAKey RSA = rsa("rsa");
    static final ECKey EC = ec("ec");
    static final OctetKeyPair ED = ed("ed");

    final OAuth oauth;
    final TestWorld world;
    final RealmRef realm;

    AssertionContract(OAuth oauth, TestWorld world) {
        this.oauth = oauth;
        this.world = world;
        this.realm = world.realm();
    }

    @BeforeEach
    void register() {
        world.client(realm, client("shop"));
    }

    TestAssertion good() {
        return TestAssertion.of("shop", oauth.issuer(realm), EC, JWSAlgorithm.ES256);
    }

    Answer present(TestAssertion assertion) {
        return post(assertion.sign());
    }

    Answer post(String assertion) {
        return oauth.post(
                realm,
                "token",
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                assertion);
    }

    Answer post(String name, String value, TestAssertion assertion) {
        return oauth.post(
                realm,
                "token",
                "grant_type",
                "client_credentials",
                name,
                value,
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                assertion.sign());
    }

    Answer introspect(TestAssertion assertion) {
        return oauth.post(
                realm,
                "token/introspect",
                "token",
                "x",
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                assertion.sign());
    }

    Answer push(TestAssertion assertion) {
        return oauth.post(
                realm,
                "ext/par/request",
                "response_type",
                "code",
                "redirect_uri",
                TestClients.REDIRECT,
                "scope",
                "openid",
                "code_challenge",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method",
                "S256",
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                assertion.sign());
    }

    Answer basic(String clientId) {
        return oauth.postAs(clientId, realm, "token", "grant_type", "client_credentials");
    }

    Answer secretInForm(String clientId) {
        return oauth.post(
                realm,
                "token",
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                TestClients.SECRET);
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_client");
        assertThat(answer.body().path("error_description").asString()).isEqualTo("Client authentication failed");
    }

    static TestClients client(String clientId) {
        return TestClients.confidential(clientId)
                .metadata("tokenEndpointAuthMethod", "private_key_jwt")
                .metadata("jwks", keys());
    }

    static Map<String, Object> keys() {
        return new JWKSet(List.of(RSA, EC, ED)).toJSONObject();
    }

    static JWK key(String kid) {
        return switch (kid) {
            case "rsa" -> RSA;
            case "ec" -> EC;
            default -> ED;
        };
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OctetKeyPair ed(String kid) {
        try {
            OctetKeyPair pair = InMemorySigningKeys.edwards();
            return new OctetKeyPair.Builder(Curve.Ed25519, pair.getX())
                    .d(pair.getD())
                    .keyID(kid)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
