package io.opengate.realm.key.web;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import io.opengate.realm.key.ReadKeys;
import io.opengate.realm.key.RotateKeys;
import io.opengate.realm.key.SigningKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signing keys of a realm, for its administrators; the private parts stay here. */
@ReadsPrimary("whoever rotates keys must see those that sign now")
@RestController
@RequestMapping("/api/v1/realms/{realm}/keys")
class KeyController {
    private final ReadKeys keys;
    private final RotateKeys rotation;

    KeyController(ReadKeys keys, RotateKeys rotation) {
        this.keys = keys;
        this.rotation = rotation;
    }

    /** The keys of the realm, retired ones included, oldest first. */
    @GetMapping
    @RequiresPermission("key.read")
    Page<KeyView> list(RealmRef realm, PageRequest page) {
        List<SigningKey> rows = keys.page(realm.id(), KeyCursor.after(page), page.limit() + 1);
        return Page.of(rows, page.limit(), KeyCursor::of, KeyView::of);
    }

    /** One key. */
    @GetMapping("/{id}")
    @RequiresPermission("key.read")
    ResponseEntity<KeyView> get(RealmRef realm, @PathVariable UUID id) {
        SigningKey key = keys.get(realm.id(), id);
        return ResponseEntity.ok().eTag(new ETag(key.version()).header()).body(KeyView.of(key));
    }

    /** Publishes a successor of the active key. */
    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission("key.manage")
    ResponseEntity<KeyView> rotate(
            RealmRef realm, IdempotencyKey once, @RequestBody(required = false) Optional<RotateKey> body) {
        RotateKey request = body.orElse(new RotateKey(null));
        Created<SigningKey> created =
                rotation.rotate(realm.id(), Optional.ofNullable(request.algorithm()), once, request);
        URI location = URI.create("/api/v1/realms/" + realm.name() + "/keys/" + created.id());
        return ResponseEntity.created(location)
                .eTag(new ETag(created.body().version()).header())
                .body(KeyView.of(created.body()));
    }
}
