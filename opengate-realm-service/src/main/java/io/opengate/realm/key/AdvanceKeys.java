package io.opengate.realm.key;

import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.tenancy.TenantWindow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets published keys begin to sign and outlived ones retire, one realm in a transaction. */
@Service
class AdvanceKeys {
    private static final Logger log = LoggerFactory.getLogger(AdvanceKeys.class);

    private final KeyLedger ledger;
    private final TenantWindow window;
    private final KeySettings settings;
    private final Clock clock;

    AdvanceKeys(KeyLedger ledger, TenantWindow window, KeySettings settings, Clock clock) {
        this.ledger = ledger;
        this.window = window;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the due changes of one realm; false when no realm has any that another instance does not work on. */
    @Transactional
    boolean advanceOne() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<RealmId> realm = ledger.claim(now);
        realm.ifPresent(due -> window.within(due, () -> advance(due, now)));
        return realm.isPresent();
    }

    private void advance(RealmId realm, Instant now) {
        List<SigningKey> changed = ledger.lock(realm).advance(now, settings.passiveFor());
        for (SigningKey key : changed) {
            ledger.announce(realm, key);
            log.info(
                    "key {} of realm {} is {} now",
                    key.kid(),
                    realm,
                    key.state().wireName());
        }
        ledger.plan(realm);
    }
}
