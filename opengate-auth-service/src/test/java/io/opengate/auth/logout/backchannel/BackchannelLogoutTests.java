package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.TestClients;
import io.opengate.platform.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told of a logout, and what. */
class BackchannelLogoutTests extends BackchannelContract {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Test
    void theClientIsToldWithASignedTokenThatNamesTheSession() throws Exception {
        client(realm, "shop", receiver.url("/shop"));

        end("shop");

        Event told = outcome("logout.delivered", "shop");
        assertThat(told.subject()).isEqualTo(sid);
        assertThat(told.data()).containsEntry("answer", "2xx").containsEntry("attempts", 1);
        Receiver.Call call = receiver.calls("/shop").getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.cacheControl()).isEqualTo("no-store");
        assertThat(call.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(call.form()).containsOnlyKeys("logout_token");
        SignedJWT token = SignedJWT.parse(call.token());
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.verify(new RSASSAVerifier(key(token).toRSAKey()))).isTrue();
        assertClaims(token.getJWTClaimsSet());
    }

    private JWK key(SignedJWT token) {
        return keys.of(realm.id()).find(token.getHeader().getKeyID()).orElseThrow();
    }

    private void assertClaims(JWTClaimsSet claims) throws Exception {
        assertThat(claims.getIssuer()).endsWith("/realms/test");
        assertThat(claims.getSubject()).isEqualTo(user.toString());
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getStringClaim("sid")).isEqualTo(sid);
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getClaim("nonce")).isNull();
        assertThat(claims.getJSONObjectClaim("events")).containsOnlyKeys(EVENT).containsEntry(EVENT, Map.of());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theTokenIsSignedAsTheClientsIdTokensAre() throws Exception {
        world.client(
                realm,
                TestClients.confidential("shop")
                        .algorithm("ES256")
                        .metadata("backchannelLogoutUri", receiver.url("/shop")));

        end("shop");

        outcome("logout.delivered", "shop");
        SignedJWT token = SignedJWT.parse(receiver.calls("/shop").getFirst().token());
        JWSVerifier verifier = new ECDSAVerifier(key(token).toECKey());
        assertThat(token.verify(verifier)).isTrue();
    }

    @Test
    void anEndThatIsAnnouncedTwiceIsToldOnce() {
        client(realm, "shop", receiver.url("/shop"));
        client(realm, "wiki", receiver.url("/wiki"));

        end("shop", "shop");
        end("shop");
        outcome("logout.delivered", "shop");
        end("shop", "wiki");

        outcome("logout.delivered", "wiki");
        assertThat(receiver.calls("/shop")).hasSize(1);
    }

    @Test
    void whoIsNotConcernedHearsNothing() {
        client(realm, "shop", receiver.url("/shop"));
        client(realm, "absent", receiver.url("/absent"));
        world.client(realm, TestClients.confidential("silent"));
        client(world.realm(), "foreign", receiver.url("/foreign"));
        world.client(
                realm,
                TestClients.confidential("disabled")
                        .disabled()
                        .metadata("backchannelLogoutUri", receiver.url("/disabled")));

        end("silent", "foreign", "unknown", "disabled", "shop");

        outcome("logout.delivered", "shop");
        assertThat(receiver.calls("/absent")).isEmpty();
        assertThat(receiver.calls("/foreign")).isEmpty();
        assertThat(receiver.calls("/disabled")).isEmpty();
        assertThat(told("logout.delivered")).hasSize(1);
        assertThat(told("logout.failed")).isEmpty();
    }

    @Test
    void withoutAUserTheSessionIsNamed() throws Exception {
        client(realm, "shop", receiver.url("/shop"));

        end(Map.of("reason", "expired", "clients", List.of("shop")));

        outcome("logout.delivered", "shop");
        assertThat(SignedJWT.parse(receiver.calls("/shop").getFirst().token())
                        .getJWTClaimsSet()
                        .getSubject())
                .isNull();
    }
}
