package io.opengate.realm.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SigningKeysTests {
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final SecretBox box;
    private final VerificationKeys verification;
    private final ReadKeys keys;

    SigningKeysTests(
            TestHttp http,
            TestTokens tokens,
            TestDatabase database,
            SecretBoxes boxes,
            VerificationKeys verification,
            ReadKeys keys) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.box = boxes.purpose("signing-keys");
        this.verification = verification;
        this.keys = keys;
    }

    private List<JsonNode> sealed(RealmRef realm) {
        Answer answer = http.get(RealmFixture.internal(realm) + "/signing-keys", tokens.peer("auth", realm));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("keys").valueStream().toList();
    }

    @Test
    void aNewRealmSignsAtOnceWithEveryAlgorithm() {
        List<JsonNode> sealed = sealed(realms.create());

        assertThat(sealed)
                .extracting(key -> key.path("algorithm").asString())
                .containsExactlyInAnyOrder("RS256", "ES256", "EdDSA");
        assertThat(sealed).allMatch(key -> key.path("state").asString().equals("active"));
    }

    @Test
    void whatTheSealedKeySignsThePublishedKeyVerifies() throws JOSEException, ParseException {
        RealmRef realm = realms.create();

        for (JsonNode key : sealed(realm)) {
            JWK opened = JWK.parse(new String(
                    box.open(
                            key.path("sealedPrivateJwk").asString(),
                            realm.id(),
                            UUID.fromString(key.path("row").asString())),
                    UTF_8));
            JWSObject signed = new JWSObject(
                    new JWSHeader.Builder(
                                    JWSAlgorithm.parse(key.path("algorithm").asString()))
                            .build(),
                    new Payload("hello"));
            signed.sign(signer(opened));
            JWK published = JWK.parse(key.path("jwk").toString());
            assertThat(signed.verify(verifier(published))).isTrue();
            assertThat(published.isPrivate()).isFalse();
            assertThat(published.getKeyID())
                    .isEqualTo(published.computeThumbprint().toString())
                    .isEqualTo(key.path("kid").asString());
        }
    }

    private static JWSSigner signer(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> Ed25519.signer((OctetKeyPair) jwk);
        };
    }

    private static JWSVerifier verifier(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> Ed25519.verifier((OctetKeyPair) jwk);
        };
    }

    @Test
    void aSealedKeyOpensInItsOwnRealmAndRowOnly() {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();
        JsonNode key = sealed(realm).getFirst();
        String text = key.path("sealedPrivateJwk").asString();
        UUID row = UUID.fromString(key.path("row").asString());

        assertThat(box.open(text, realm.id(), row)).isNotEmpty();
        assertThatThrownBy(() -> box.open(text, other.id(), row)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(text, realm.id(), UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Tag("over-exposure")
    @Test
    void noAnswerForAdministratorsOrVerifiersHoldsAPrivatePart() {
        RealmRef realm = realms.create();

        Answer listed = http.get(RealmFixture.path(realm) + "/keys", tokens.management(realm, "key.read"));
        Answer published = http.get(RealmFixture.internal(realm) + "/keys", tokens.peer("user", realm));

        for (Answer answer : List.of(listed, published)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("\"d\"", "\"p\"", "\"q\"", "sealed");
            assertThat(answer.text()).contains("\"kid\"");
        }
    }

    @Tag("foreign-tenant")
    @Test
    void aKeyOfAnotherRealmIsNotFound() {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();
        String key = sealed(realm).getFirst().path("row").asString();

        assertThat(http.get(RealmFixture.path(realm) + "/keys/" + key, tokens.management(realm, "key.read"))
                        .status())
                .isEqualTo(200);
        assertThat(http.get(RealmFixture.path(other) + "/keys/" + key, tokens.management(other, "key.read"))
                        .status())
                .isEqualTo(404);
    }

    @Tag("foreign-tenant")
    @Test
    void rowLevelSecurityHidesTheKeysOfOtherRealmsEvenFromAQueryForThem() {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();

        assertThat(RealmScope.call(realm.id(), () -> keys.published(realm.id())))
                .hasSize(3);
        assertThat(RealmScope.call(other.id(), () -> keys.published(realm.id())))
                .isEmpty();
        assertThat(keys.published(realm.id())).isEmpty();
    }

    @Tag("cache-key")
    @Test
    void thisServiceVerifiesWithItsOwnKeys() {
        RealmRef realm = realms.create();
        RealmRef other = realms.create();
        String kid = sealed(realm).getFirst().path("kid").asString();

        assertThat(verification.find(realm.id(), kid)).isPresent();
        assertThat(verification.find(other.id(), kid)).isEmpty();
    }
}
