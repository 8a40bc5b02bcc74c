package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which realms an assignment of master reaches. Elsewhere an assignment reaches its own realm alone. */
@Component
class CoveredRealms {

    private final Realms realms;

    CoveredRealms(Realms realms) {
        this.realms = realms;
    }

    /** The ids of the realms that the request names, by name or id; where it names none, the least: master itself. */
    @Nullable
    List<String> of(RealmId home, @Nullable List<String> named) {
        if (!home.isMaster()) {
            if (named != null) {
                throw invalid("realms", "only an assignment of the master realm names realms");
            }
            return null;
        }
        if (named == null) {
            return List.of(RealmId.MASTER.toString());
        }
        if (named.isEmpty()) {
            throw invalid("realms", "must name a realm, or * for every realm");
        }
        return named.contains(RealmGrant.EVERY_REALM) ? List.of(RealmGrant.EVERY_REALM) : ids(named);
    }

    private List<String> ids(List<String> named) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            String field = "realms[" + i + "]";
            ids.add(find(named.get(i))
                    .orElseThrow(() -> invalid(field, "names no realm"))
                    .id()
                    .toString());
        }
        return ids.stream().distinct().sorted().toList();
    }

    private Optional<RealmRef> find(String text) {
        Optional<RealmRef> byName = RealmName.isValid(text) ? realms.find(RealmName.of(text)) : Optional.empty();
        return byName.or(() -> id(text).flatMap(realms::find));
    }

    private static Optional<RealmId> id(String text) {
        try {
            return Optional.of(new RealmId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(AssignmentProblem.INVALID, null).violation(field, message);
    }
}
