package io.opengate.session.signon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the sweep over and over; while Redis is away there is nothing to sweep. */
@Component
class SweepSchedule {

    private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

    private final ExpirySweep sweep;

    SweepSchedule(ExpirySweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${opengate.session.signon.sweep-interval:5s}")
    void run() {
        try {
            sweep.sweep();
        } catch (DataAccessException unavailable) {
            log.warn("expired sessions were not swept: {}", unavailable.getMessage());
        }
    }
}
