package io.opengate.rbac.role.web;

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
import io.opengate.rbac.role.AddRole;
import io.opengate.rbac.role.ChangeRole;
import io.opengate.rbac.role.FindRoles;
import io.opengate.rbac.role.Role;
import io.opengate.rbac.role.RoleSearch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roles of a realm and of its clients. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/roles")
class RoleController {

    private final AddRole add;
    private final FindRoles find;
    private final ChangeRole change;
    private final PublicUrl publicUrl;

    RoleController(AddRole add, FindRoles find, ChangeRole change, PublicUrl publicUrl) {
        this.add = add;
        this.find = find;
        this.change = change;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    @RequiresPermission("role.manage")
    ResponseEntity<RoleView> create(RealmRef realm, IdempotencyKey key, @Valid @RequestBody CreateRole request) {
        Created<Role> created = add.add(realm.id(), key, request.role());
        String path = "/api/v1/realms/" + realm.name() + "/roles/" + created.id();
        return ResponseEntity.created(URI.create(publicUrl.of(path)))
                .eTag(new ETag(created.body().version()).header())
                .body(RoleView.of(created.body()));
    }

    /** {@code client} empty: the realm's own roles; absent: all. */
    @GetMapping
    @RequiresPermission("role.read")
    Page<RoleView> list(
            RealmRef realm,
            @RequestParam(required = false) @Nullable @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*")
                    String client,
            @RequestParam(defaultValue = "") @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
            PageRequest page) {
        RoleSearch search = new RoleSearch(
                Optional.ofNullable(client),
                name,
                Objects.requireNonNullElse(page.afterKey(0), ""),
                Objects.requireNonNullElse(page.afterKey(1), ""),
                page.limit() + 1);
        return Page.of(
                find.list(realm.id(), search),
                page.limit(),
                role -> Cursor.of(role.client(), role.name()),
                RoleView::of);
    }

    @GetMapping("/{id}")
    @RequiresPermission("role.read")
    ResponseEntity<RoleView> get(RealmRef realm, @PathVariable UUID id) {
        return answer(find.get(realm.id(), id));
    }

    @PatchMapping("/{id}")
    @RequiresPermission("role.manage")
    ResponseEntity<RoleView> update(RealmRef realm, @PathVariable UUID id, IfMatch match, MergePatch patch) {
        return answer(change.change(
                realm.id(),
                id,
                match,
                now -> patch.applyTo(UpdateRole.of(now), UpdateRole.class).wanted()));
    }

    @DeleteMapping("/{id}")
    @RequiresPermission("role.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable UUID id, IfMatch match) {
        change.delete(realm.id(), id, match);
    }

    private static ResponseEntity<RoleView> answer(Role role) {
        return ResponseEntity.ok().eTag(new ETag(role.version()).header()).body(RoleView.of(role));
    }
}
