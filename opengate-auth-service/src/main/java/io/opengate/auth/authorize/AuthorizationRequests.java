package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.pages.Failure;
import io.opengate.platform.tenant.RealmRef;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges authorization requests (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1): who asks, then how, then for what. It
 * is asked again at every step of a sign-in, so that a client that was disabled meanwhile gets nothing.
 */
@Component
public final class AuthorizationRequests {

    /** Wishes that must not make a request fail (OpenID Connect Core §3.1.2.1); they are read elsewhere, leniently. */
    private static final Set<String> WISHES =
            Set.of("ui_locales", "claims_locales", "display", "purpose", "id_token_hint", "authorization_details");

    private final TrustedParty parties;
    private final UnsupportedParameters unsupported;
    private final List<RequestRule> rules;
    private final DemandMaker demands;

    AuthorizationRequests(
            TrustedParty parties, UnsupportedParameters unsupported, List<RequestRule> rules, DemandMaker demands) {
        this.parties = parties;
        this.unsupported = unsupported;
        this.rules = List.copyOf(rules);
        this.demands = demands;
    }

    /** What becomes of the request. */
    public Judgement judge(RealmRef realm, AuthorizationMessage message) {
        if (!realm.enabled()) {
            return new Judgement.Untrusted(Failure.DISABLED_REALM);
        }
        return switch (parties.identify(realm, message.parameters())) {
            case TrustedParty.Finding.Unknown(Failure failure) -> new Judgement.Untrusted(failure);
            case TrustedParty.Finding.Known(Asker asker) -> judge(asker, message);
        };
    }

    private Judgement judge(Asker asker, AuthorizationMessage message) {
        AuthorizationParameters parameters = message.parameters();
        Optional<OAuthError> refusal = unsupported.find(parameters);
        if (refusal.isPresent()) {
            return new Judgement.Refused(asker, refusal.get());
        }
        try {
            AuthorizationRequest request = parse(parameters.without(WISHES));
            return rules.stream()
                    .map(rule -> rule.violation(asker.client(), request).orElse(null))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .<Judgement>map(error -> new Judgement.Refused(asker, error))
                    .orElseGet(() -> demands.make(asker, request, message));
        } catch (ParseException malformed) {
            return new Judgement.Refused(
                    asker, new OAuthError(AuthProblem.INVALID_REQUEST, describe(malformed.getMessage())));
        }
    }

    private static AuthorizationRequest parse(AuthorizationParameters parameters) throws ParseException {
        return words(parameters.find("scope").orElse("")).contains("openid") && parameters.has("redirect_uri")
                ? AuthenticationRequest.parse(parameters.values())
                : AuthorizationRequest.parse(parameters.values());
    }

    static Collection<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }

    /** The library's message names the parameter; what follows the second colon repeats what was sent. */
    private static String describe(@Nullable String message) {
        String text = message == null ? "the request is malformed" : message;
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}
