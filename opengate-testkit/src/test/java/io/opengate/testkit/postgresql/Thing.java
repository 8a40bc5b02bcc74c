package io.opengate.testkit.postgresql;

import io.opengate.platform.persistence.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;

@Entity
class Thing {

    @EmbeddedId
    private TenantKey key;

    private String name;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Thing() {}

    Thing(TenantKey key, String name) {
        this.key = key;
        this.name = name;
    }

    TenantKey key() {
        return key;
    }

    String name() {
        return name;
    }

    long version() {
        return version;
    }

    void rename(String other) {
        name = other;
    }
}
