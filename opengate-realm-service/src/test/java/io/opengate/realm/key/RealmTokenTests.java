package io.opengate.realm.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

/** Tokens that are signed with a realm's own keys, as the service that issues tokens does. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RealmTokenTests {
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final SecretBox box;
    private final PublicUrl publicUrl;
    private final Ids ids;

    RealmTokenTests(
            TestHttp http, TestTokens tokens, TestDatabase database, SecretBoxes boxes, PublicUrl publicUrl, Ids ids) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.box = boxes.purpose("signing-keys");
        this.publicUrl = publicUrl;
        this.ids = ids;
    }

    private JWK key(RealmRef realm, SignatureAlgorithm algorithm) throws ParseException {
        JsonNode key = http.get(RealmFixture.internal(realm) + "/signing-keys", tokens.peer("auth", realm))
                .body()
                .path("keys")
                .valueStream()
                .filter(candidate -> candidate.path("algorithm").asString().equals(algorithm.name()))
                .findFirst()
                .orElseThrow();
        UUID row = UUID.fromString(key.path("row").asString());
        return JWK.parse(new String(box.open(key.path("sealedPrivateJwk").asString(), realm.id(), row), UTF_8));
    }

    private String token(RealmRef realm, JWK key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(publicUrl.of("/realms/" + realm.name()))
                        .subject(UUID.randomUUID().toString())
                        .audience("opengate-api")
                        .claim("client_id", "test-client")
                        .claim("scope", "realm.read")
                        .jwtID(ids.next().toString())
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        JWSSigner signer = switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> Ed25519.signer((OctetKeyPair) key);
        };
        jwt.sign(signer);
        return jwt.serialize();
    }

    private int read(RealmRef realm, String token) {
        return http.get(RealmFixture.path(realm), token).status();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfARealmsOwnKeyIsAccepted(SignatureAlgorithm algorithm) throws Exception {
        RealmRef realm = realms.create();

        assertThat(read(realm, token(realm, key(realm, algorithm)))).isEqualTo(200);
    }

    @Test
    @Tag("foreign-tenant")
    void aTokenOfAnotherRealmsKeyIsRefused() throws Exception {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();

        assertThat(read(realm, token(realm, key(other, SignatureAlgorithm.ES256))))
                .isEqualTo(401);
    }

    @Test
    @Tag("disabled")
    void aTokenOfARetiredKeyIsRefused() throws Exception {
        RealmRef realm = realms.create();
        JWK key = key(realm, SignatureAlgorithm.ES256);
        String token = token(realm, key);
        assertThat(read(realm, token)).isEqualTo(200);
        realms.owner()
                .sql("""
                        update signing_keys set state = 'PASSIVE', retires_at = now() - interval '1 second'
                        where realm_id = :realm and kid = :kid""")
                .param("realm", realm.id().value())
                .param("kid", key.getKeyID())
                .update();

        realms.owner()
                .sql("update key_schedule set due_at = now() - interval '1 second' where realm = :realm")
                .param("realm", realm.id().value())
                .update();

        await().atMost(Duration.ofSeconds(20)).until(() -> read(realm, token) == 401);
    }
}
