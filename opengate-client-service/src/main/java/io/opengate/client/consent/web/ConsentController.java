package io.opengate.client.consent.web;

import io.opengate.client.consent.RevokeConsent;
import io.opengate.client.consent.RevokeConsent.Given;
import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What users agreed to. */
@RestController
@ReadsPrimary("whoever withdraws a consent must see those that hold now")
@RequestMapping("/api/v1/realms/{realm}/consents")
class ConsentController {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RevokeConsent consents;

    ConsentController(RevokeConsent consents) {
        this.consents = consents;
    }

    /** A consent as the management API shows it. */
    record ConsentView(
            UUID id,
            UUID user,
            UUID client,
            String clientId,
            String clientName,
            List<String> scopes,
            Instant createdAt,
            Instant updatedAt) {

        static ConsentView of(Given given) {
            return new ConsentView(
                    given.consent().id(),
                    given.consent().user(),
                    given.consent().client(),
                    given.client().clientId().value(),
                    given.client().settings().name(),
                    given.consent().scopes(),
                    given.consent().createdAt(),
                    given.consent().updatedAt());
        }
    }

    @GetMapping
    @RequiresPermission("client.read")
    Page<ConsentView> list(RealmRef realm, @RequestParam UUID user, PageRequest page) {
        List<Given> found = consents.list(realm.id(), user, after(page), page.limit() + 1);
        return Page.of(
                found, page.limit(), given -> Cursor.of(given.consent().client().toString()), ConsentView::of);
    }

    @DeleteMapping("/{id}")
    @RequiresPermission("client.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(RealmRef realm, @PathVariable UUID id) {
        consents.revoke(realm.id(), id);
    }

    private static UUID after(PageRequest page) {
        String key = page.afterKey(0);
        try {
            return key == null ? BEFORE_ALL : UUID.fromString(key);
        } catch (IllegalArgumentException otherList) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
