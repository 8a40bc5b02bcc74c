package io.opengate.testkit.postgresql;

import io.opengate.platform.persistence.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Things extends JpaRepository<Thing, TenantKey> {

    List<Thing> findByKeyRealmIdOrderByName(UUID realm);
}
