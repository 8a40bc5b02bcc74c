package io.opengate.client.consent.web;

import io.opengate.client.consent.GrantConsent;
import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in asks and keeps of consents. */
@RestController
@RequestMapping("/internal/realms/{realmId}/consents")
@InternalRoute("auth")
class InternalConsentController {

    private final GrantConsent consents;

    InternalConsentController(GrantConsent consents) {
        this.consents = consents;
    }

    /** Granted scopes. */
    record GrantedScopes(
            @NotNull @Size(max = 200)
            List<@NotNull @Pattern(regexp = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}") String> scopes) {}

    @GetMapping
    GrantedScopes granted(@PathVariable UUID realmId, @RequestParam UUID user, @RequestParam UUID client) {
        return new GrantedScopes(consents.granted(RealmId.of(realmId), user, client));
    }

    @PutMapping
    GrantedScopes grant(
            @PathVariable UUID realmId,
            @Valid @RequestBody GrantedScopes granted,
            @RequestParam UUID user,
            @RequestParam UUID client) {
        return new GrantedScopes(consents.grant(RealmId.of(realmId), user, client, Set.copyOf(granted.scopes())));
    }
}
