package io.opengate.realm.key;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the due steps on every instance; a row lock gives each realm to one of them. */
@Component
class KeyClockwork {
    private static final Logger log = LoggerFactory.getLogger(KeyClockwork.class);

    private final AdvanceKeys steps;

    KeyClockwork(AdvanceKeys steps) {
        this.steps = steps;
    }

    @Scheduled(fixedDelayString = "${opengate.realm.key.step-interval:5s}", initialDelayString = "5s")
    void tick() {
        try {
            boolean more = true;
            while (more) {
                more = steps.advanceOne();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("signing keys could not be advanced, the next step tries again: {}", e.getMessage());
        }
    }
}
