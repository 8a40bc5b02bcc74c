package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A client acts for itself (RFC 6749 §4.4). Nothing is stored and no other service is asked. */
@Component
final class ClientCredentials implements Grant {

    private final RedisEvents events;

    ClientCredentials(RedisEvents events) {
        this.events = events;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public PresentedGrant present(TokenCall call) {
        if (!call.client().proven()) {
            throw new ProtocolException(AuthProblem.UNAUTHORIZED_CLIENT, "a public client cannot act for itself");
        }
        call.requireRegisteredResources();
        Set<String> scopes = new LinkedHashSet<>(ScopePolicy.orDefault(call.registration(), call.scopes()));
        if (!ScopePolicy.permitted(call.registration(), scopes).equals(scopes)) {
            throw new ProtocolException(AuthProblem.INVALID_SCOPE);
        }
        // there is no person to identify (OpenID Connect Core §3.1.2.1)
        scopes.remove("openid");
        return new Presented(call, scopes, call.target(Set.of()));
    }

    private final class Presented implements PresentedGrant {

        private final TokenCall call;
        private final Set<String> scopes;
        private final Set<String> resources;

        Presented(TokenCall call, Set<String> scopes, Set<String> resources) {
            this.call = call;
            this.scopes = scopes;
            this.resources = resources;
        }

        @Override
        public Claimant claimant() {
            return new Claimant(call.registration().ownSubject(), false, Claimant.needs(scopes));
        }

        @Override
        public Authorization consume(Issuance issuance) {
            RegisteredClient client = call.registration();
            String subject = client.ownSubject().toString();
            events.publishLater(EventDraft.of("token.issued", call.realm().id(), subject)
                    .by(subject)
                    .data(Map.of(
                            "clientId",
                            client.clientId().value(),
                            "grantType",
                            type().getValue(),
                            "tokenId",
                            issuance.tokenId().toString())));
            return new Authorization(client.ownSubject(), scopes, issuance.tokenId(), null, null, resources);
        }
    }
}
