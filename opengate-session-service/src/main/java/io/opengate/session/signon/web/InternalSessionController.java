package io.opengate.session.signon.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.BadParameter;
import io.opengate.session.signon.EndReason;
import io.opengate.session.signon.EndSession;
import io.opengate.session.signon.SessionId;
import io.opengate.session.signon.StartSession;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the auth service calls when a person signs in and out. */
@RestController
@RequestMapping("/internal/realms/{realmId}/sessions")
@InternalRoute({"auth"})
class InternalSessionController {

    private final StartSession start;
    private final EndSession end;

    InternalSessionController(StartSession start, EndSession end) {
        this.start = start;
        this.end = end;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedSession create(@PathVariable UUID realmId, @Valid @RequestBody CreateSession wanted) {
        return switch (start.start(RealmId.of(realmId), wanted.toNewSession())) {
            case StartSession.Started started -> CreatedSession.of(started);
            case StartSession.Refused() -> throw new ProblemException(SessionProblem.SIGN_IN_OUTDATED, null);
        };
    }

    /** Idempotent: a session that is gone is ended. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID realmId, @PathVariable UUID id, @RequestParam String reason) {
        EndReason why = EndReason.find(reason).orElseThrow(InternalSessionController::unknownReason);
        end.end(RealmId.of(realmId), new SessionId(id), why);
    }

    private static ProblemException unknownReason() {
        return BadParameter.of("reason", "must be a reason for which a session ends");
    }
}
