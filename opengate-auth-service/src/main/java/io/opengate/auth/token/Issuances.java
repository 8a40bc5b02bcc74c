package io.opengate.auth.token;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.platform.id.Ids;
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
        RealmSettings settings = realms.find(call.realm().id())
                .filter(RealmSettings::enabled)
                .orElseThrow(() -> new ProtocolException(AuthProblem.REALM_DISABLED));
        return Issuance.begin(ids.next(), clock.instant(), settings, call.registration());
    }

    EffectiveRoles facts(TokenCall call, Claimant claimant) {
        return subjects.require(call.realm().id(), claimant);
    }
}
