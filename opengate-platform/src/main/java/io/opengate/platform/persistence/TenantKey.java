package io.opengate.platform.persistence;

import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Primary key of every tenant table: the realm is part of it, so no query can leave it out. */
@Embeddable
public record TenantKey(
        @Column(name = "realm_id", nullable = false, updatable = false)
        UUID realmId,

        @Column(name = "id", nullable = false, updatable = false)
        UUID id)
        implements Serializable {

    /** The key of a row of that realm. */
    public static TenantKey of(RealmId realm, UUID id) {
        return new TenantKey(realm.value(), id);
    }

    /** The realm that the row belongs to. */
    public RealmId realm() {
        return RealmId.of(realmId);
    }
}
