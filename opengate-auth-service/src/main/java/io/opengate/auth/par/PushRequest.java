package io.opengate.auth.par;

import io.opengate.auth.authorize.AuthorizationMessage;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.AuthorizationRequests;
import io.opengate.auth.authorize.Judgement;
import io.opengate.auth.authorize.ReceiveRequest;
import io.opengate.auth.authorize.RequestCarrier;
import io.opengate.auth.authorize.RequestCarriers;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.dpop.ProvenKeys;
import io.opengate.auth.dpop.PushedKeys;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.pages.Failure;
import io.opengate.platform.tenant.RealmRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a request from its client, judges it as the authorization endpoint would, and keeps it for the browser to come. */
@Service
public final class PushRequest {

    private final RequestCarriers carriers;
    private final AuthorizationRequests requests;
    private final PushedRequests pushed;
    private final ProvenKeys keys;

    PushRequest(RequestCarriers carriers, AuthorizationRequests requests, PushedRequests pushed, ProvenKeys keys) {
        this.carriers = carriers;
        this.requests = requests;
        this.pushed = pushed;
        this.keys = keys;
    }

    /**
     * Keeps the request.
     *
     * @param form the message, which may prove a key: the codes of the request are then bound to it (RFC 9449 §10.1)
     * @param sent what the client sent, without its credentials; {@code client_id} is the client's
     * @throws ProtocolException if the request is not valid: nobody but the client hears of it (RFC 9126 §2.3)
     */
    public RequestReference push(
            RealmRef realm, AuthenticatedClient client, ProtocolForm form, AuthorizationParameters sent) {
        Confirmation.Key proven = keys.find(realm, form).orElse(null);
        if (sent.has("request_uri")) {
            throw new ProtocolException(AuthProblem.INVALID_REQUEST, "request_uri cannot be pushed (RFC 9126 §2.1)");
        }
        ReceiveRequest.unsigned(client.registration().metadata(), sent).ifPresent(PushRequest::refuse);
        return switch (carriers.open(realm, client.registration(), sent)) {
            case RequestCarrier.Opening.Closed(OAuthError error, var _) -> throw refusal(error);
            case RequestCarrier.Opening.Opened(AuthorizationMessage message) ->
                keep(realm, client, bound(message, proven));
        };
    }

    private static AuthorizationMessage bound(AuthorizationMessage message, Confirmation.@Nullable Key proven) {
        AuthorizationParameters parameters = message.parameters();
        return PushedKeys.agree(parameters.find("dpop_jkt").orElse(null), proven)
                .map(thumbprint -> new AuthorizationMessage(parameters.with("dpop_jkt", thumbprint), message.ticket()))
                .orElse(message);
    }

    private RequestReference keep(RealmRef realm, AuthenticatedClient client, AuthorizationMessage message) {
        switch (requests.judge(realm, message)) {
            case Judgement.Untrusted(Failure failure) -> throw refusal(failure);
            case Judgement.Refused(var _, OAuthError error) -> throw refusal(error);
            case Judgement.Accepted(var _) -> {
                RequestReference reference = RequestReference.random();
                pushed.add(realm.id(), reference.ticket(), client.clientId(), message.parameters());
                return reference;
            }
        }
    }

    private static void refuse(OAuthError error) {
        throw refusal(error);
    }

    private static ProtocolException refusal(OAuthError error) {
        return new ProtocolException(error.problem(), error.detail());
    }

    private static ProtocolException refusal(Failure failure) {
        String detail = failure == Failure.UNREGISTERED_REDIRECT
                ? "redirect_uri is missing or not registered"
                : "the request cannot be read";
        return new ProtocolException(AuthProblem.INVALID_REQUEST, detail);
    }
}
