package io.opengate.session.signon.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.Session;
import io.opengate.session.signon.SessionId;
import io.opengate.session.signon.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Each session is a hash whose TTL is its remaining life. */
@Component
class RedisSessions implements Sessions {

    private static final String PENDING_SECONDS = Long.toString(RedisEvents.pendingSeconds());

    private final StringRedisTemplate redis;
    private final SessionScripts scripts;
    private final RedisEvents events;
    private final Revocations revocations;

    RedisSessions(StringRedisTemplate redis, SessionScripts scripts, RedisEvents events, Revocations revocations) {
        this.redis = redis;
        this.scripts = scripts;
        this.events = events;
        this.revocations = revocations;
    }

    @Override
    public void add(Session session, String secretHash, EventDraft announcement) {
        String tag = session.id().toString();
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(ttl(session).toSeconds()));
        arguments.add(events.json(announcement));
        arguments.add(PENDING_SECONDS);
        SessionHash.write(session, secretHash).forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        List<String> keys =
                List.of(SessionKeys.session(session.realm(), session.id()), events.pendingKey(session.realm(), tag));
        if (!scripts.run(SessionScripts.START, keys, arguments.toArray())) {
            throw new IllegalStateException("a session of this id exists: " + tag);
        }
        events.forward(session.realm(), tag);
    }

    private static Duration ttl(Session session) {
        return Duration.between(
                session.lifetime().startedAt(), session.lifetime().expiresAt());
    }

    @Override
    public Optional<Session> find(RealmId realm, SessionId id) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        return read(realm, id, hashes.entries(SessionKeys.session(realm, id)));
    }

    private Optional<Session> read(RealmId realm, SessionId id, Map<String, String> fields) {
        return revocations.endedWithEverything(id.value()) ? Optional.empty() : SessionHash.read(realm, id, fields);
    }

    @Override
    public List<Session> find(RealmId realm, Collection<SessionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<?> hashes = redis.executePipelined((RedisCallback<?>) connection -> {
            ids.forEach(id -> connection
                    .hashCommands()
                    .hGetAll(SessionKeys.session(realm, id).getBytes(UTF_8)));
            return null;
        });
        List<Session> found = new ArrayList<>();
        int i = 0;
        for (SessionId id : ids) {
            read(realm, id, fields(hashes.get(i++))).ifPresent(found::add);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the template's serializers make both of them strings
    private static Map<String, String> fields(Object hash) {
        return (Map<String, String>) hash;
    }

    @Override
    public boolean remove(RealmId realm, SessionId id, EventDraft announcement) {
        boolean removed = remove(realm, id, EventWithClients.of(events, announcement));
        if (removed) {
            events.forward(realm, id.toString());
        }
        return removed;
    }

    @Override
    public void purge(RealmId realm, SessionId id) {
        remove(realm, id, EventWithClients.NONE);
    }

    private boolean remove(RealmId realm, SessionId id, EventWithClients event) {
        List<String> keys = List.of(
                SessionKeys.session(realm, id),
                SessionKeys.families(realm, id),
                SessionKeys.codes(realm, id),
                events.pendingKey(realm, id.toString()),
                SessionKeys.clients(realm, id));
        return scripts.run(
                SessionScripts.END,
                keys,
                SessionKeys.familyPrefix(realm, id),
                SessionKeys.codePrefix(realm, id),
                event.head(),
                event.tail(),
                PENDING_SECONDS);
    }

    @Override
    public Optional<Duration> remaining(RealmId realm, SessionId id) {
        Long millis = redis.getExpire(SessionKeys.session(realm, id), TimeUnit.MILLISECONDS);
        return millis == null || millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    @Override
    public void lapse(RealmId realm, SessionId id, EventDraft announcement) {
        EventWithClients event = EventWithClients.of(events, announcement);
        List<String> keys = List.of(SessionKeys.clients(realm, id), events.pendingKey(realm, id.toString()));
        scripts.run(SessionScripts.LAPSE, keys, event.head(), event.tail(), PENDING_SECONDS);
        events.forward(realm, id.toString());
    }
}
