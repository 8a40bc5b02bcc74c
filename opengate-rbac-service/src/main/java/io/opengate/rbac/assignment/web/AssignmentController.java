package io.opengate.rbac.assignment.web;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import io.opengate.rbac.assignment.AssignRole;
import io.opengate.rbac.assignment.Assignment;
import io.opengate.rbac.assignment.AssignmentSearch;
import io.opengate.rbac.assignment.ChangeAssignment;
import io.opengate.rbac.assignment.FindAssignments;
import io.opengate.rbac.assignment.FindAssignments.Assigned;
import jakarta.validation.Valid;
import java.net.URI;
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

/** Who has which role. */
@RestController
@ReadsPrimary("whoever takes a role away must see who has it now")
@RequestMapping("/api/v1/realms/{realm}/assignments")
class AssignmentController {

    private final AssignRole assign;
    private final FindAssignments find;
    private final ChangeAssignment change;
    private final PublicUrl publicUrl;

    AssignmentController(AssignRole assign, FindAssignments find, ChangeAssignment change, PublicUrl publicUrl) {
        this.assign = assign;
        this.find = find;
        this.change = change;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    @RequiresPermission("assignment.manage")
    ResponseEntity<AssignmentView> create(
            RealmRef realm, IdempotencyKey key, @Valid @RequestBody CreateAssignment request) {
        Created<Assignment> created = assign.assign(realm.id(), key, request.assignment());
        Assigned assigned = find.get(realm.id(), created.id());
        String path = "/api/v1/realms/" + realm.name() + "/assignments/" + created.id();
        return ResponseEntity.created(URI.create(publicUrl.of(path)))
                .eTag(new ETag(assigned.assignment().version()).header())
                .body(AssignmentView.of(assigned));
    }

    @GetMapping
    @RequiresPermission("assignment.read")
    Page<AssignmentView> list(
            RealmRef realm,
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable UUID role,
            PageRequest page) {
        AssignmentSearch search = new AssignmentSearch(
                Optional.ofNullable(user), Optional.ofNullable(role), after(page), page.limit() + 1);
        return Page.of(
                find.list(realm.id(), search),
                page.limit(),
                assigned -> Cursor.of(assigned.assignment().id().toString()),
                AssignmentView::of);
    }

    @GetMapping("/{id}")
    @RequiresPermission("assignment.read")
    ResponseEntity<AssignmentView> get(RealmRef realm, @PathVariable UUID id) {
        return answer(find.get(realm.id(), id));
    }

    @PatchMapping("/{id}")
    @RequiresPermission("assignment.manage")
    ResponseEntity<AssignmentView> update(RealmRef realm, @PathVariable UUID id, IfMatch match, MergePatch patch) {
        change.change(
                realm.id(),
                id,
                match,
                terms -> patch.applyTo(UpdateAssignment.of(terms), UpdateAssignment.class)
                        .terms());
        return answer(find.get(realm.id(), id));
    }

    @DeleteMapping("/{id}")
    @RequiresPermission("assignment.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable UUID id, IfMatch match) {
        change.delete(realm.id(), id, match);
    }

    private static ResponseEntity<AssignmentView> answer(Assigned assigned) {
        return ResponseEntity.ok()
                .eTag(new ETag(assigned.assignment().version()).header())
                .body(AssignmentView.of(assigned));
    }

    private static UUID after(PageRequest page) {
        String key = page.afterKey(0);
        try {
            return key == null ? AssignmentSearch.BEFORE_ALL : UUID.fromString(key);
        } catch (IllegalArgumentException otherList) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
