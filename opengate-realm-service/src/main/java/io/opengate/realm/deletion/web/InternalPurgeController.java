package io.opengate.realm.deletion.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.deletion.AcknowledgePurge;
import io.opengate.realm.deletion.DeletionProblem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where services say that they have purged a realm. */
@RestController
@RequestMapping("/internal/realms/{realmId}/purges")
class InternalPurgeController {
    private final AcknowledgePurge acknowledgements;

    InternalPurgeController(AcknowledgePurge acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** Acknowledges the caller's own purge. */
    @PostMapping("/{service}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @InternalRoute({"user", "rbac", "client", "session", "auth", "notification"})
    void acknowledge(Caller.Peer caller, @PathVariable UUID realmId, @PathVariable String service) {
        if (!caller.service().equals(service)) {
            throw new ProblemException(DeletionProblem.PURGE_NOT_EXPECTED, null);
        }
        acknowledgements.acknowledge(RealmId.of(realmId), service);
    }
}
