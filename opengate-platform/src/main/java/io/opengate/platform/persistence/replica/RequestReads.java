package io.opengate.platform.persistence.replica;

import io.opengate.platform.persistence.PrimaryReads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one request of the management API reads. What it has once read from the primary it never reads from the replica
 * again: an answer is not put together from a newer and an older state. Used by the request's thread alone.
 */
final class RequestReads {

    private static final ThreadLocal<@Nullable RequestReads> CURRENT = new ThreadLocal<>();

    private final Servers servers;
    private final Exchange exchange;
    private final boolean replicaAllowed;
    private @Nullable Required required;
    private @Nullable Reason primarySince;
    private @Nullable Position written;
    private boolean writtenSomewhere;
    private boolean inUnit;
    private @Nullable Runnable release;

    /** What a request knows of the servers. */
    record Servers(ReplicaWatch watch, ReadCounts counts) {}

    /** What the request brought, and what its answer tells. */
    interface Exchange {

        /** What the caller must find. */
        Required required();

        /** Tells the caller how far he has written, before he is answered. */
        void wrote(Position through);

        /** Notes that the caller has written nobody knows how far. */
        void wroteSomewhere();
    }

    RequestReads(Servers servers, Exchange exchange, boolean replicaAllowed) {
        this.servers = servers;
        this.exchange = exchange;
        this.replicaAllowed = replicaAllowed;
    }

    static @Nullable RequestReads current() {
        return CURRENT.get();
    }

    static void enter(RequestReads request) {
        CURRENT.set(request);
    }

    static void leave() {
        CURRENT.remove();
    }

    /** Begins a unit of work that only reads, if this request may read it from the replica and is in none yet. */
    boolean begin() {
        if (!replicaAllowed || inUnit || PrimaryReads.required()) {
            return false;
        }
        inUnit = true;
        return true;
    }

    boolean inUnit() {
        return inUnit && !PrimaryReads.required();
    }

    void end() {
        inUnit = false;
        leaveReplica();
    }

    /** Where the unit reads. */
    Reason choose() {
        Reason reason = decide();
        servers.counts().count(reason);
        if (!reason.replica()) {
            primarySince = reason;
        }
        return reason;
    }

    private Reason decide() {
        if (primarySince != null) {
            return primarySince;
        }
        ReplicaState state = servers.watch().state();
        return state.usable() ? decide(required()) : state.reason();
    }

    private Reason decide(Required wanted) {
        return switch (wanted) {
            case Required.Nothing nothing -> Reason.ANY;
            case Required.Unknown(Reason why) -> why;
            case Required.Replayed(Position through) -> {
                if (!servers.watch().sameHistory(through)) {
                    yield Reason.TIMELINE;
                }
                yield servers.watch().awaitReplay(through) ? Reason.REPLAYED : Reason.BEHIND;
            }
        };
    }

    private Required required() {
        Required known = required;
        if (known == null) {
            known = exchange.required();
            required = known;
        }
        return known;
    }

    /** Whether the server that answered so will do; {@link Reason#ANY} if it does. */
    Reason judge(ServerAnswer server) {
        Reason reason = servers.watch().judge(server);
        if (reason.replica() && required() instanceof Required.Replayed(Position through)) {
            return server.replayed().lsn() >= through.lsn() ? reason : Reason.BEHIND;
        }
        return reason;
    }

    /** The unit reads from the replica until it ends; a transaction within its own brings another connection. */
    void onReplica(Runnable atEnd) {
        Runnable outer = release;
        release = outer == null
                ? atEnd
                : () -> {
                    atEnd.run();
                    outer.run();
                };
    }

    /**
     * The replica has failed the unit.
     *
     * @return whether the unit is worth running again, on the primary
     */
    boolean failedOnReplica(Throwable failure) {
        if (release == null || primarySince == Reason.WRITTEN) {
            return false;
        }
        Optional<Reason> unfit = ReplicaFailure.unfit(failure);
        Optional<Reason> why = unfit.or(() -> ReplicaFailure.of(failure));
        leaveReplica();
        if (why.isEmpty()) {
            return false;
        }
        // what one server says of itself is not said of others behind the same address, which the watch may have met
        primarySince = unfit.orElse(Reason.FAILED);
        if (unfit.isEmpty() && why.get() == Reason.DOWN) {
            servers.watch().failed(Reason.DOWN, ReplicaFailure.root(failure));
        }
        return true;
    }

    /** The replica has no connection for the unit. */
    void replicaFailed(Throwable failure) {
        primarySince = Reason.DOWN;
        servers.counts().count(Reason.DOWN);
        servers.watch().failed(Reason.DOWN, ReplicaFailure.root(failure));
    }

    private void leaveReplica() {
        Runnable leaving = release;
        release = null;
        if (leaving != null) {
            leaving.run();
        }
    }

    /** A transaction that may have written has ended. */
    void wrote(Position through) {
        primarySince = Reason.WRITTEN;
        written = written == null || written.compareTo(through) < 0 ? through : written;
    }

    void wroteSomewhere() {
        primarySince = Reason.WRITTEN;
        writtenSomewhere = true;
    }

    /** Tells the caller, and all instances, what has been written since it was last told. */
    void publish() {
        Position through = written;
        written = null;
        if (writtenSomewhere) {
            exchange.wroteSomewhere();
        } else if (through != null) {
            exchange.wrote(through);
        }
    }
}
