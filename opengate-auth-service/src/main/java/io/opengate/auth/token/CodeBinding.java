package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.platform.crypto.Hashes;
import org.jspecify.annotations.Nullable;

/** Whether who presents a code is who asked for it: same redirect URI, the verifier of the code
 * challenge, and the key. */
final class CodeBinding {

    private CodeBinding() {}

    static boolean holds(AuthorizationGrant grant, TokenCall call) {
        String redirectUri = call.form().parameter("redirect_uri");
        boolean sameRedirect = redirectUri == null ? !grant.redirectUriSent() : redirectUri.equals(grant.redirectUri());
        return sameRedirect && verified(grant, call) && hasKey(grant, call);
    }

    private static boolean verified(AuthorizationGrant grant, TokenCall call) {
        String verifier = call.form().parameter("code_verifier");
        if (grant.codeChallenge() == null) {
            // a verifier without a challenge betrays a downgrade (RFC 9700 §4.8.2)
            return verifier == null && !call.registration().needsPkce();
        }
        return matches(grant.codeChallenge(), verifier);
    }

    /** RFC 9449 §10: the key that the authorization request named. */
    private static boolean hasKey(AuthorizationGrant grant, TokenCall call) {
        return grant.dpopJkt() == null
                || (call.confirmation() instanceof Confirmation.Key(var thumbprint)
                        && thumbprint.equals(grant.dpopJkt()));
    }

    private static boolean matches(String challenge, @Nullable String verifier) {
        if (verifier == null) {
            return false;
        }
        try {
            CodeChallenge computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier));
            return Hashes.equal(challenge, computed.getValue());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
