package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.SendMessage;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that other services want sent. */
@RestController
class InternalMessageController {

    private final SendMessage sendMessage;
    private final Realms realms;

    InternalMessageController(SendMessage sendMessage, Realms realms) {
        this.sendMessage = sendMessage;
        this.realms = realms;
    }

    /** Accepts a message for delivery. A realm that is disabled or gone sends none. */
    @PostMapping("/internal/realms/{realmId}/messages")
    @InternalRoute({"user", "auth"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted send(@PathVariable UUID realmId, @Valid @RequestBody SendRequest request) {
        RealmRef realm = realms.find(RealmId.of(realmId))
                .filter(RealmRef::enabled)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "there is no such realm"));
        return new Accepted(sendMessage.send(realm, request.checked()).id());
    }

    /** The delivery's id. */
    record Accepted(UUID id) {}
}
