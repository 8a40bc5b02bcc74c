package io.opengate.realm.key;

import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Makes a signing key of a realm from a fresh pair: gives it an id, seals its private part, says when it may sign. */
@Component
class KeySmith {
    private final SecretBox box;
    private final Ids ids;
    private final KeySettings settings;
    private final Clock clock;

    KeySmith(SecretBoxes boxes, Ids ids, KeySettings settings, Clock clock) {
        this.box = boxes.purpose("signing-keys");
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    SigningKey first(RealmId realm, KeyPair pair) {
        return SigningKey.first(newKey(realm), pair, box, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    SigningKey next(RealmId realm, KeyPair pair) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return SigningKey.next(newKey(realm), pair, box, now, now.plus(settings.publishWindow()));
    }

    private TenantKey newKey(RealmId realm) {
        return new TenantKey(realm.value(), ids.next());
    }
}
