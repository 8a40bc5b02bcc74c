package io.opengate.realm.tenancy;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works in the scope of one realm within a running transaction that began outside of it. A realm and its first keys are
 * written in one transaction, although the request that creates it names no realm; so does the step that finds out which
 * realm's keys are due. Everything else runs in the scope of its request and has no use for this.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TenantWindow {
    private final EntityManager entities;

    TenantWindow(EntityManager entities) {
        this.entities = entities;
    }

    /** The work's result. Pending changes reach the database under the policies of the scope that they were made in. */
    public <T> T within(RealmId realm, Supplier<T> work) {
        entities.flush();
        return RealmScope.call(realm, () -> {
            T result = work.get();
            entities.flush();
            return result;
        });
    }

    /** As {@link #within(RealmId, Supplier)}, for work without a result. */
    public void within(RealmId realm, Runnable work) {
        entities.flush();
        RealmScope.run(realm, () -> {
            work.run();
            entities.flush();
        });
    }
}
