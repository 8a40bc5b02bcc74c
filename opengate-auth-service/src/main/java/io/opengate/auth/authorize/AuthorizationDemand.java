package io.opengate.auth.authorize;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.platform.tenant.RealmRef;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid authorization request: what a registered client asks for, and where the answer goes.
 *
 * @param asker who asks, and where the answer goes
 * @param responseType what the answer contains
 * @param scopes what the client gets if the person agrees; filtered already
 * @param prompts how the person is to be involved (OpenID Connect Core §3.1.2.1)
 * @param maxAge how long ago the person may have signed in at most, or null
 * @param nonce the client's nonce for the ID token, or null
 * @param codeChallenge the S256 challenge (RFC 7636), or null
 * @param hintedSubject whom the client believes to be signed in, proven by an ID token, or null
 * @param message the request as it was sent
 */
public record AuthorizationDemand(
        Asker asker,
        AuthorizationResponseType responseType,
        Set<String> scopes,
        Set<Prompt.Type> prompts,
        @Nullable Duration maxAge,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable UUID hintedSubject,
        AuthorizationMessage message) {

    public AuthorizationDemand {
        scopes = Set.copyOf(scopes);
        prompts = Set.copyOf(prompts);
    }

    /** The realm that is asked. */
    public RealmRef realm() {
        return asker.realm();
    }

    /** The client that asks. */
    public RegisteredClient client() {
        return asker.client();
    }

    /** Where the answer goes. */
    public ReturnAddress address() {
        return asker.address();
    }

    /** The parameters as they were sent. */
    public AuthorizationParameters parameters() {
        return message.parameters();
    }

    /** Whether the client wants that prompt. */
    public boolean prompts(Prompt.Type prompt) {
        return prompts.contains(prompt);
    }

    /** Whether no page may be shown. */
    public boolean isSilent() {
        return prompts(Prompt.Type.NONE);
    }

    /** Who the client thinks will sign in: to fill in the form. */
    public Optional<String> loginHint() {
        return parameters().find("login_hint");
    }

    /** Languages that the client wishes for, or null. */
    public @Nullable String uiLocales() {
        return parameters().find("ui_locales").orElse(null);
    }
}
