package io.opengate.auth.revocation;

import io.opengate.auth.client.ClientId;
import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends what a consent gave once the person takes it back: a withdrawn consent gives nothing more. */
@Component
final class EndConsentedTokens implements DurableListener {

    private static final Logger log = LoggerFactory.getLogger(EndConsentedTokens.class);

    private final ConsentedTokens tokens;

    EndConsentedTokens(ConsentedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "end-consented-tokens";
    }

    @Override
    public Set<String> types() {
        return Set.of("consent.revoked");
    }

    @Override
    public void on(Event event) {
        RealmId realm = event.realm();
        Optional<UUID> user = text(event, "user").map(UUID::fromString);
        Optional<ClientId> client = text(event, "clientId").flatMap(ClientId::parse);
        if (realm == null || user.isEmpty() || client.isEmpty()) {
            log.error("event {} of type {} names no realm, user or client", event.id(), event.type());
            return;
        }
        tokens.end(realm, user.get(), client.get(), event.time());
    }

    private static Optional<String> text(Event event, String name) {
        return event.data().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
