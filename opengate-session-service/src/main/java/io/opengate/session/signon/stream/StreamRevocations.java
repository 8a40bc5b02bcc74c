package io.opengate.session.signon.stream;

import io.opengate.platform.events.Revocations;
import io.opengate.platform.events.TokenFacts;
import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.SignOnRevocations;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the platform's view of revocations, as if the sign-in were a token about that person. */
@Component
class StreamRevocations implements SignOnRevocations {

    private final Revocations revocations;

    StreamRevocations(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public boolean endedSince(RealmId realm, UUID user, Instant signedInAt) {
        return revocations.revoked(new TokenFacts(realm, user.toString(), "", null, "", signedInAt, Set.of()));
    }
}
