package io.opengate.auth.token;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Begins answers: takes the token's id and time first, and then asks everything that may fail. */
@Service
final class Issuances {

    private final SettingsOfRealms realms;
    private final SubjectFacts subjects;
    private final Ids ids;
    private final Clock clock;

    Issuances(SettingsOfRealms realms, SubjectFacts subjects, Ids ids, Clock clock) {
        this.realms = realms;
        this.subjects = subjects;
        this.ids = ids;
        this.clock = clock;
    }

    Issuance begin(TokenCall call) {
        return begin(call.realm().id(), call.registration());
    }

    Issuance begin(RealmId realm, RegisteredClient client) {
        RealmSettings settings = realms.find(realm)
                .filter(RealmSettings::enabled)
                .orElseThrow(() -> new ProtocolException(AuthProblem.REALM_DISABLED));
        return Issuance.begin(ids.next(), clock.instant(), settings, client);
    }

    EffectiveRoles facts(TokenCall call, Claimant claimant) {
        return facts(call.realm().id(), claimant);
    }

    EffectiveRoles facts(RealmId realm, Claimant claimant) {
        return subjects.require(realm, claimant);
    }
}
