package io.opengate.realm.deletion;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for deletions that wait, on every instance; a row lock gives each to one of them. */
@Component
class DeletionClockwork {
    private static final Logger log = LoggerFactory.getLogger(DeletionClockwork.class);

    private final AnnounceAgain step;

    DeletionClockwork(AnnounceAgain step) {
        this.step = step;
    }

    @Scheduled(fixedDelayString = "${opengate.realm.deletion.step-interval:1m}", initialDelayString = "1m")
    void tick() {
        try {
            boolean more = true;
            while (more) {
                more = step.announceOne();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("deletions could not be announced again, the next step tries: {}", e.getMessage());
        }
    }
}
