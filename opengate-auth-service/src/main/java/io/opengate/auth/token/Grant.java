package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.GrantType;

/**
 * A grant type: what is particular to it. Everything that all grants share (client authentication, the check that the
 * client registered the grant, account state, lifetimes, signing, metrics) is done by {@link IssueTokens}, which calls these
 * hooks in order. A further grant type is one more bean.
 */
public interface Grant {

    GrantType type();

    /**
     * Reads and checks what the client presents, without using it up.
     *
     * @throws io.opengate.auth.error.ProtocolException if it is refused
     */
    PresentedGrant present(TokenCall call);
}
