package io.opengate.notification.template;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmRows;
import org.springframework.stereotype.Service;

/** Removes the texts of a realm that is deleted. */
@Service
public class PurgeTemplates {

    private final RealmRows rows;

    PurgeTemplates(RealmRows rows) {
        this.rows = rows;
    }

    /** Removes everything of the realm, which is in scope. */
    public void purge(RealmId realm) {
        rows.delete(realm, "template");
    }
}
