package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.TestClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JWT Secured Authorization Response Mode for OAuth 2.0 (JARM). */
class SignedResponseTests extends BrowserContract {

    /** The answer in the object, whose signature is the realm's. */
    private JWTClaimsSet opened(Map<String, String> parameters) throws Exception {
        assertThat(parameters).containsOnlyKeys("response");
        SignedJWT jwt = SignedJWT.parse(parameters.get("response"));
        assertThat(jwt.verify(new ECDSAVerifier(Objects.requireNonNull(world.keys.get(realm.id())))))
                .isTrue();
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(publicUrl.of("/realms/" + realm.name()));
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now(), Instant.now().plusSeconds(600));
        assertThat(claims.getClaim("state")).isEqualTo("s-1");
        return claims;
    }

    @ParameterizedTest
    @CsvSource({"jwt, ?", "query.jwt, ?", "fragment.jwt, #"})
    void aCodeComesInASignedObject(String mode, String separator) throws Exception {
        TestBrowser.Answer answer = signIn("response_mode", mode);
        assertThat(answer.location()).startsWith(World.CALLBACK + separator + "response=");
        assertThat(opened(answer.parameters()).getStringClaim("code")).isNotEmpty();
    }

    @Test
    void aFormPostsIt() throws Exception {
        TestBrowser.Answer page = signIn(open("response_mode", "form_post.jwt"), "ada", PASSWORD);
        TestBrowser.Form form = page.form("response");
        assertThat(form.action()).isEqualTo(World.CALLBACK);
        assertThat(opened(form.fields()).getStringClaim("code")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jwt, ?", "query.jwt, ?", "fragment.jwt, #"})
    void soDoesAnError(String mode, String separator) throws Exception {
        TestBrowser.Answer answer = browser.get(authorize("response_mode", mode, "prompt", "none"));
        assertThat(answer.location()).startsWith(World.CALLBACK + separator + "response=");
        JWTClaimsSet claims = opened(answer.parameters());
        assertThat(claims.getClaim("error")).isEqualTo("login_required");
        assertThat(claims.getClaim("code")).isNull();
        assertThat(opened(browser.get(authorize("response_mode", mode, "scope", "admin"))
                                .parameters())
                        .getClaim("error"))
                .isEqualTo("invalid_scope");
    }

    @Test
    void tokensComeInTheFragmentUnlessTheRequestSaysOtherwise() throws Exception {
        put(TestClients.confidential("shop")
                .redirects(World.CALLBACK)
                .grants("authorization_code", "implicit")
                .metadata("responseTypes", List.of("code id_token"))
                .metadata("authorizationSignedResponseAlg", "ES256")
                .build());
        TestBrowser.Answer answer = signIn("response_type", "code id_token", "response_mode", "jwt");
        assertThat(answer.location()).startsWith(World.CALLBACK + "#response=");
        assertThat(opened(answer.parameters()).getClaims()).containsKeys("code", "id_token");
    }

    @Test
    void anUnknownModeIsRefusedInTheUsualOne() {
        assertError(browser.get(authorize("response_mode", "query.jws")), "invalid_request");
    }
}
