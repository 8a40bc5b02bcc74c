package io.opengate.realm.directory;

import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The stored mail settings of realms. Needs the realm's scope. */
@Repository
class MailSettings {
    private final EntityManager entities;
    private final SecretBox box;
    private final Ids ids;

    MailSettings(EntityManager entities, SecretBoxes boxes, Ids ids) {
        this.entities = entities;
        this.box = boxes.purpose("smtp");
        this.ids = ids;
    }

    Optional<SmtpSettings> find(RealmId realm) {
        return entities
                .createQuery("select s from SmtpSettings s where s.key.realmId = :realm", SmtpSettings.class)
                .setParameter("realm", realm.value())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Makes these the realm's settings, or removes them; true where anything differs. */
    boolean replace(RealmId realm, @Nullable SmtpAccount account) {
        Optional<SmtpSettings> stored = find(realm);
        if (account == null) {
            stored.ifPresent(entities::remove);
            return stored.isPresent();
        }
        if (stored.isPresent()) {
            return stored.get().revise(account, box);
        }
        entities.persist(new SmtpSettings(new TenantKey(realm.value(), ids.next()), account, box));
        return true;
    }
}
