package io.opengate.realm.directory.web;

import io.opengate.platform.security.Caller;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import io.opengate.realm.directory.ReadRealms;
import io.opengate.realm.directory.Realm;
import io.opengate.realm.directory.RealmDetails;
import io.opengate.realm.directory.RegisterRealm;
import io.opengate.realm.directory.ReviseRealm;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Realms, for administrators. */
@RestController
@RequestMapping("/api/v1/realms")
class RealmController {
    private final RegisterRealm registration;
    private final ReadRealms realms;
    private final ReviseRealm revision;

    RealmController(RegisterRealm registration, ReadRealms realms, ReviseRealm revision) {
        this.registration = registration;
        this.realms = realms;
        this.revision = revision;
    }

    /** The realms that the token reaches, by name. */
    @GetMapping
    @RequiresPermission("realm.read")
    Page<RealmSummary> list(Caller.Subject caller, PageRequest page) {
        String after = page.afterKey(0);
        List<Realm> rows = realms.page(ReachOf.subject(caller), after == null ? "" : after, page.limit() + 1);
        return Page.of(rows, page.limit(), realm -> Cursor.of(realm.name().value()), RealmSummary::of);
    }

    /** Creates a realm with its signing keys. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(value = "realm.create", everyRealm = true)
    ResponseEntity<RealmView> create(IdempotencyKey once, @Valid @RequestBody RealmForm body) {
        Created<RealmDetails> created = registration.register(body.draft(), once, body);
        Realm realm = created.body().realm();
        return ResponseEntity.created(URI.create("/api/v1/realms/" + realm.name()))
                .eTag(new ETag(realm.version()).header())
                .body(RealmView.of(created.body()));
    }

    /** One realm. */
    @GetMapping("/{realm}")
    @RequiresPermission("realm.read")
    ResponseEntity<RealmView> get(RealmRef realm) {
        return answer(realms.get(realm.id()));
    }

    /** Changes a realm. */
    @PatchMapping("/{realm}")
    @RequiresPermission("realm.manage")
    ResponseEntity<RealmView> change(RealmRef realm, IfMatch match, MergePatch patch) {
        return answer(revision.revise(
                realm.id(),
                match,
                current -> patch.applyTo(RealmForm.of(current), RealmForm.class).draft()));
    }

    private static ResponseEntity<RealmView> answer(RealmDetails details) {
        return ResponseEntity.ok()
                .eTag(new ETag(details.realm().version()).header())
                .body(RealmView.of(details));
    }
}
