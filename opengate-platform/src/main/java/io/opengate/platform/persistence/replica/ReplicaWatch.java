package io.opengate.platform.persistence.replica;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at both servers some times a second, so that no request has to: whether the replica may be read from, and how far
 * it has replayed. Requests that wait for a place make it look more often, all together.
 */
final class ReplicaWatch implements SmartLifecycle {

    /** Asked of the primary. */
    static final String END_OF_LOG = """
            select pg_walfile_name(pg_current_wal_flush_lsn()), pg_current_wal_flush_lsn()::text,
                   (select system_identifier from pg_control_system())""";

    /** Asked of the replica. */
    static final String REPLAYED = "select " + ServerAnswer.COLUMNS;

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
    private static final Duration EAGER = Duration.ofMillis(10);
    private static final Duration STALE = Duration.ofSeconds(1);

    private final String service;
    private final ReplicaSettings settings;
    private final ServerProbe primary;
    private final ServerProbe replica;
    private final Runnable cut;
    private final PrimaryLog log = new PrimaryLog();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private int waiting;
    private final AtomicLong wishes = new AtomicLong();
    private volatile ReplicaState state = ReplicaState.unknown();
    private volatile boolean running;

    /**
     * A watch that does not run yet.
     *
     * @param cut ends what is being read from a replica that has stopped answering
     */
    ReplicaWatch(String service, ReplicaSettings settings, ServerProbe primary, ServerProbe replica, Runnable cut) {
        this.service = service;
        this.settings = settings;
        this.primary = primary;
        this.replica = replica;
        this.cut = cut;
    }

    /** What is known now; an old look is as good as none. */
    ReplicaState state() {
        ReplicaState seen = state;
        return seen.usable() && seen.age().compareTo(STALE) > 0 ? seen.failed(Reason.DOWN) : seen;
    }

    /** Whether the place belongs to the history that the servers have now; a place that is not there yet does not. */
    boolean sameHistory(Position place) {
        return log.mayHold(place);
    }

    /** Whether the replica has replayed that far, waiting for it as long as there is hope within the patience. */
    boolean awaitReplay(Position through) {
        if (state.replayed().lsn() >= through.lsn()) {
            return true;
        }
        long left = settings.patience().toNanos();
        if (state.lag().toNanos() > 2 * left) {
            return false;
        }
        lock.lock();
        try {
            waiting++;
            lookSoon();
            while (state.replayed().lsn() < through.lsn() && state.usable() && left > 0) {
                left = looked.awaitNanos(left);
            }
            return state.replayed().lsn() >= through.lsn() && state.usable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /**
     * Why the server that answered so is not read from, by what the primary's log says now; {@link Reason#ANY} if it is.
     * Of several servers behind one address, each connection's own is judged by it.
     */
    Reason judge(ServerAnswer server) {
        return judge(server, log.lag(server.replayed(), System.nanoTime()));
    }

    private Reason judge(ServerAnswer server, Duration lag) {
        if (!server.following()) {
            return Reason.PROMOTED;
        }
        if (log.timeline() == 0) {
            return Reason.DOWN; // nobody can tell how far it is behind yet
        }
        if (server.system() != log.system() || server.replayed().timeline() != log.timeline()) {
            return Reason.TIMELINE;
        }
        return lag.compareTo(settings.maxLag()) > 0 ? Reason.LAGGING : Reason.ANY;
    }

    /** A request learnt it before the watch did. */
    void failed(Reason why, String how) {
        lock.lock();
        try {
            if (state.usable()) {
                change(state.failed(why), how);
            }
            lookSoon();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("replica-watch-primary-" + service).start(() -> repeat(this::lookAtPrimary));
        Thread.ofVirtual().name("replica-watch-" + service).start(() -> repeat(this::lookAtReplica));
    }

    @Override
    public void stop() {
        running = false;
        lock.lock();
        try {
            wanted.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void repeat(Runnable look) {
        while (running) {
            long known = wishes.get();
            look.run();
            pause(known);
        }
        primary.close();
        replica.close();
    }

    private void pause(long known) {
        lock.lock();
        try {
            long left = (waiting > 0 ? EAGER : settings.sampleInterval()).toNanos();
            while (running && wishes.get() == known && left > 0) {
                left = wanted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: has both look at once. */
    private void lookSoon() {
        wishes.incrementAndGet();
        wanted.signalAll();
    }

    private void lookAtPrimary() {
        try {
            primary.ask(row -> {
                log.sampled(Position.of(row.getString(1), row.getString(2)), row.getLong(3), System.nanoTime());
                return row;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the primary of {} cannot be asked for the end of its log", service, e);
        }
    }

    private void lookAtReplica() {
        ReplicaState seen;
        String how = "";
        try {
            seen = replica.ask(this::seen);
            if (seen.reason() == Reason.PROMOTED || (!seen.usable() && replica.ofSeveral())) {
                replica.close(); // the next look may meet another of the servers
            }
        } catch (SQLException | RuntimeException e) {
            seen = state.failed(Reason.DOWN);
            how = e.toString();
        }
        lock.lock();
        try {
            change(seen, how);
        } finally {
            lock.unlock();
        }
    }

    private ReplicaState seen(ResultSet row) throws SQLException {
        ServerAnswer server = ServerAnswer.of(row, 1);
        long now = System.nanoTime();
        Duration lag = log.lag(server.replayed(), now);
        return new ReplicaState(judge(server, lag), server.replayed(), lag, now);
    }

    /** Under the lock. */
    private void change(ReplicaState seen, String how) {
        Reason before = state.reason();
        state = seen;
        looked.signalAll();
        if (before == seen.reason()) {
            return;
        }
        if (seen.usable()) {
            LOG.info("reads of {} go to the replica", service);
        } else {
            LOG.warn(
                    "reads of {} go to the primary: the replica is {}{}",
                    service,
                    seen.reason().label(),
                    how.isEmpty() ? ", lag " + seen.lag().toMillis() + " ms" : ", " + how);
            cut.run();
        }
    }
}
