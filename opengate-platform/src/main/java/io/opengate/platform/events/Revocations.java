package io.opengate.platform.events;

import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been revoked, as this instance knows it from the stream. It answers within nanoseconds and is right as long
 * as {@link StreamHealth#fresh()}; whoever asks checks that first.
 */
public final class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    private final Map<Key, Long> notBefore = new ConcurrentHashMap<>();
    private final Clock clock;
    private final long windowMillis;
    private final int limit;
    private final AtomicLong everythingUntil = new AtomicLong(Long.MIN_VALUE);

    /** Creates an empty view that forgets after the window. */
    public Revocations(Clock clock, EventSettings settings) {
        this.clock = clock;
        this.windowMillis = settings.window().toMillis();
        this.limit = settings.maxRevocations();
    }

    private record Key(
            RealmId realm,
            Revocation.Kind kind,
            String id,
            @Nullable String audience) {}

    /** Returns whether the token ended before its expiry: something that it hangs on was revoked after it was issued. */
    public boolean revoked(TokenFacts token) {
        long everything = everythingUntil.get();
        if (notBefore.isEmpty() && everything == Long.MIN_VALUE) {
            return false;
        }
        long issued = issuedMillis(token);
        return issued <= everything
                || ended(token, Revocation.Kind.REALM, token.realm().toString(), issued)
                || ended(token, Revocation.Kind.SUBJECT, token.subject(), issued)
                || ended(token, Revocation.Kind.CLIENT, token.clientId(), issued)
                || (token.sid() != null && ended(token, Revocation.Kind.SESSION, token.sid(), issued))
                || notBefore.containsKey(new Key(token.realm(), Revocation.Kind.TOKEN, token.jti(), null));
    }

    /**
     * Returns whether what a sign-on session stands for ended with everything else: the databases were set back to an earlier
     * moment after it began, so what was revoked in between is not known any more.
     *
     * @param session the session's id, a UUIDv7; one that does not tell its time has ended
     */
    public boolean endedWithEverything(UUID session) {
        long everything = everythingUntil.get();
        return everything != Long.MIN_VALUE
                && (!Ids.isVersion7(session) || Ids.instantOf(session).toEpochMilli() <= everything);
    }

    /** Ends every token and session from until then, in all realms, for as long as this instance runs. */
    void endEverything(long untilMillis) {
        everythingUntil.accumulateAndGet(untilMillis, Math::max);
    }

    /** Returns how many revocations are remembered. */
    public int size() {
        return notBefore.size();
    }

    /**
     * Notes what the event revokes.
     *
     * @param appendedMillis when the event reached the stream
     */
    void note(Event event, long appendedMillis) {
        for (Revocation revocation : event.revocations()) {
            RealmId realm = realmOf(event, revocation);
            if (realm == null) {
                log.error("event {} of type {} revokes without naming a realm", event.id(), event.type());
            } else {
                Key key = new Key(realm, revocation.kind(), revocation.id(), revocation.audience());
                notBefore.merge(key, momentOf(event, appendedMillis), Math::max);
            }
        }
        if (notBefore.size() > limit) {
            widenOldest();
        }
    }

    /** Forgets what can no longer concern a token that has not expired. */
    void forgetOld() {
        long oldest = clock.millis() - windowMillis;
        notBefore.values().removeIf(moment -> moment < oldest);
    }

    private boolean ended(TokenFacts token, Revocation.Kind kind, String id, long issued) {
        if (reached(new Key(token.realm(), kind, id, null), issued)) {
            return true;
        }
        for (String audience : token.audience()) {
            if (reached(new Key(token.realm(), kind, id, audience), issued)) {
                return true;
            }
        }
        return false;
    }

    private boolean reached(Key key, long issued) {
        Long moment = notBefore.get(key);
        return moment != null && issued <= moment;
    }

    private static @Nullable RealmId realmOf(Event event, Revocation revocation) {
        return revocation.kind() == Revocation.Kind.REALM ? RealmId.of(revocation.id()) : event.realm();
    }

    /**
     * The moment up to which tokens end. Where something is gone for good, that is when the event reached the stream: a
     * token minted from a cache between the commit and the event ends too. Otherwise it is the time of the change, so
     * that a token which is asked for right after it lives.
     */
    private static long momentOf(Event event, long appendedMillis) {
        long changed = event.time().toEpochMilli();
        String type = event.type();
        boolean gone = type.endsWith(".deleted") || type.endsWith(".disabled") || type.endsWith(".ended");
        return gone ? Math.max(changed, appendedMillis) : changed;
    }

    private static long issuedMillis(TokenFacts token) {
        try {
            UUID id = UUID.fromString(token.jti());
            if (Ids.isVersion7(id)) {
                return Ids.instantOf(id).toEpochMilli();
            }
        } catch (IllegalArgumentException notOurs) {
            return token.issuedAt().toEpochMilli();
        }
        return token.issuedAt().toEpochMilli();
    }

    /** Bounds the memory on the safe side: the oldest tenth is replaced by a not-before of the realms they are in. */
    private synchronized void widenOldest() {
        forgetOld();
        if (notBefore.size() <= limit) {
            return;
        }
        List<Map.Entry<Key, Long>> oldest = notBefore.entrySet().stream()
                .map(Map.Entry::copyOf)
                .filter(entry -> entry.getKey().kind() != Revocation.Kind.REALM)
                .sorted(Comparator.comparingLong(Map.Entry::getValue))
                .limit(limit / 10 + 1L)
                .toList();
        Map<RealmId, Long> realms = new HashMap<>();
        oldest.forEach(entry -> realms.merge(entry.getKey().realm(), entry.getValue(), Math::max));
        realms.forEach((realm, moment) ->
                notBefore.merge(new Key(realm, Revocation.Kind.REALM, realm.toString(), null), moment, Math::max));
        oldest.forEach(entry -> notBefore.remove(entry.getKey(), entry.getValue()));
        log.warn(
                "more than {} revocations: the oldest {} now end every older token of {} realms",
                limit,
                oldest.size(),
                realms.size());
    }
}
