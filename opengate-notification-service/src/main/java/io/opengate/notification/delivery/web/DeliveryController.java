package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.Delivery;
import io.opengate.notification.delivery.ReadDeliveries;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries of a realm. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/deliveries")
class DeliveryController {

    private final ReadDeliveries deliveries;
    private final CreateDelivery createDelivery;
    private final PublicUrl publicUrl;

    DeliveryController(ReadDeliveries deliveries, CreateDelivery createDelivery, PublicUrl publicUrl) {
        this.deliveries = deliveries;
        this.createDelivery = createDelivery;
        this.publicUrl = publicUrl;
    }

    /** Deliveries, newest first. */
    @GetMapping
    @RequiresPermission("delivery.read")
    Page<DeliveryView> list(RealmRef realm, PageRequest page) {
        return Page.of(
                deliveries.list(realm.id(), before(page), page.limit() + 1),
                page.limit(),
                delivery -> Cursor.of(delivery.id().toString()),
                DeliveryView::of);
    }

    /** One delivery. */
    @GetMapping("/{id}")
    @RequiresPermission("delivery.read")
    DeliveryView get(RealmRef realm, @PathVariable UUID id) {
        return DeliveryView.of(existing(realm, id));
    }

    /** The attempts at a delivery, in order. */
    @GetMapping("/{id}/attempts")
    @RequiresPermission("delivery.read")
    Page<AttemptView> attempts(RealmRef realm, @PathVariable UUID id) {
        Delivery delivery = existing(realm, id);
        List<AttemptView> attempts = deliveries.attempts(realm.id(), delivery.id()).stream()
                .map(AttemptView::of)
                .toList();
        return new Page<>(attempts, null);
    }

    /** Sends a template to an address. */
    @PostMapping
    @RequiresPermission("delivery.manage")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DeliveryView> create(RealmRef realm, IdempotencyKey key, @Valid @RequestBody SendRequest request) {
        Created<DeliveryView> created = createDelivery.create(realm, key, request);
        URI location =
                URI.create(publicUrl.of("/api/v1/realms/" + realm.name().value() + "/deliveries/" + created.id()));
        return ResponseEntity.created(location).body(created.body());
    }

    private Delivery existing(RealmRef realm, UUID id) {
        return deliveries.find(realm.id(), id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }

    private static @Nullable UUID before(PageRequest page) {
        String id = page.afterKey(0);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
