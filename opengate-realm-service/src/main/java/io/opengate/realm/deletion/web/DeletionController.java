package io.opengate.realm.deletion.web;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IfMatch;
import io.opengate.realm.deletion.ReadDeletions;
import io.opengate.realm.deletion.RealmDeletion;
import io.opengate.realm.deletion.RequestDeletion;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The deletion of realms, for administrators of {@code master}. */
@RestController
@ReadsPrimary("who may see a deletion follows from what it deletes")
@RequestMapping("/api/v1")
class DeletionController {
    private final RequestDeletion requests;
    private final ReadDeletions deletions;

    DeletionController(RequestDeletion requests, ReadDeletions deletions) {
        this.requests = requests;
        this.deletions = deletions;
    }

    /** Closes a realm at once and begins to delete everything of it. */
    @DeleteMapping("/realms/{realm}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresPermission("realm.delete")
    ResponseEntity<DeletionView> delete(Caller.Subject caller, RealmRef realm, IfMatch match) {
        RealmDeletion deletion = requests.request(caller, realm.id(), match);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/realm-deletions/" + deletion.id()))
                .body(DeletionView.of(deletion));
    }

    /** How far a deletion is. */
    @GetMapping("/realm-deletions/{id}")
    @RequiresPermission("realm.delete")
    ResponseEntity<DeletionView> get(Caller.Subject caller, @PathVariable UUID id) {
        RealmDeletion deletion = deletions.get(caller, id);
        return ResponseEntity.ok().eTag(new ETag(deletion.version()).header()).body(DeletionView.of(deletion));
    }
}
