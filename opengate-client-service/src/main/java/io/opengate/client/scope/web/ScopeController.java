package io.opengate.client.scope.web;

import io.opengate.client.scope.ChangeScope;
import io.opengate.client.scope.DefineScope;
import io.opengate.client.scope.Scope;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The scopes of a realm, the built-in ones among them. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/scopes")
class ScopeController {

    private final DefineScope define;
    private final ChangeScope scopes;
    private final PublicUrl publicUrl;

    ScopeController(DefineScope define, ChangeScope scopes, PublicUrl publicUrl) {
        this.define = define;
        this.scopes = scopes;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    @RequiresPermission("client.manage")
    ResponseEntity<ScopeView> create(RealmRef realm, IdempotencyKey key, @Valid @RequestBody CreateScope request) {
        Created<Scope> created = define.define(realm.id(), key, request.scope());
        return ResponseEntity.created(
                        URI.create(publicUrl.of("/api/v1/realms/" + realm.name() + "/scopes/" + created.id())))
                .eTag(new ETag(created.body().version()).header())
                .body(ScopeView.of(created.body()));
    }

    @GetMapping
    @RequiresPermission("client.read")
    Page<ScopeView> list(RealmRef realm, PageRequest page) {
        String after = Objects.requireNonNullElse(page.afterKey(0), "");
        List<Scope> found = scopes.list(realm.id(), after, page.limit() + 1);
        return Page.of(found, page.limit(), scope -> Cursor.of(scope.name()), ScopeView::of);
    }

    @GetMapping("/{id}")
    @RequiresPermission("client.read")
    ResponseEntity<ScopeView> get(RealmRef realm, @PathVariable UUID id) {
        return answer(scopes.get(realm.id(), id));
    }

    @PatchMapping("/{id}")
    @RequiresPermission("client.manage")
    ResponseEntity<ScopeView> update(RealmRef realm, @PathVariable UUID id, IfMatch match, MergePatch patch) {
        return answer(scopes.describe(
                realm.id(),
                id,
                match,
                text -> patch.applyTo(new UpdateScope(text), UpdateScope.class).text()));
    }

    @DeleteMapping("/{id}")
    @RequiresPermission("client.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable UUID id, IfMatch match) {
        scopes.delete(realm.id(), id, match);
    }

    private static ResponseEntity<ScopeView> answer(Scope scope) {
        return ResponseEntity.ok().eTag(new ETag(scope.version()).header()).body(ScopeView.of(scope));
    }
}
