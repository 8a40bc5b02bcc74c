package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.openid.connect.sdk.OIDCResponseTypeValue;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.platform.tenant.RealmRef;
import org.jspecify.annotations.Nullable;

/**
 * What a person let a client have at once, through the browser.
 *
 * @param type which tokens
 * @param code the code that goes with them, or null
 */
public record FrontChannelIssue(
        RealmRef realm,
        RegisteredClient client,
        AuthorizationGrant grant,
        ResponseType type,
        @Nullable String code) {

    boolean wantsAccessToken() {
        return type.contains(ResponseType.Value.TOKEN);
    }

    boolean wantsIdToken() {
        return type.contains(OIDCResponseTypeValue.ID_TOKEN);
    }

    /** Whether nothing that is given leads to the userinfo endpoint: the ID token then says it all (OpenID Connect Core §5.4). */
    boolean isIdTokenAlone() {
        return wantsIdToken() && !wantsAccessToken() && code == null;
    }

    @Override
    public String toString() {
        return "FrontChannelIssue[" + type + "]";
    }
}
