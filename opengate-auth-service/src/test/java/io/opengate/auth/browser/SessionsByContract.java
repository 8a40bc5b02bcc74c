package io.opengate.auth.browser;

import io.opengate.auth.session.NewSession;
import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Writes sessions as docs/redis.md says. */
record SessionsByContract(World world, StringRedisTemplate redis) implements SessionLifecycle {

    static String key(RealmId realm, String sid) {
        return "og:" + realm + ":session:{" + sid + "}";
    }

    /** Refuses where the person was changed after they proved who they are, as the session service does. */
    @Override
    public Optional<SessionCookie> start(RealmId realm, NewSession session) {
        if (world.changed.getOrDefault(session.user(), Instant.EPOCH).isAfter(session.authenticatedAt())) {
            return Optional.empty();
        }
        SessionCookie cookie = new SessionCookie(UUID.randomUUID().toString(), Secret.of(Tokens.random()));
        long now = session.authenticatedAt().getEpochSecond();
        redis.opsForHash()
                .putAll(
                        key(realm, cookie.sid()),
                        Map.ofEntries(
                                Map.entry("v", "1"),
                                Map.entry("user", session.user().toString()),
                                Map.entry("created", Long.toString(now)),
                                Map.entry("lastUsed", Long.toString(now)),
                                Map.entry("idle", Long.toString(session.idle().toSeconds())),
                                Map.entry(
                                        "max", Long.toString(now + session.max().toSeconds())),
                                Map.entry(
                                        "secret", Hashes.sha256(cookie.secret().value())),
                                Map.entry("device", session.device().name()),
                                Map.entry("address", session.device().address()),
                                Map.entry("amr", String.join(",", session.methods())),
                                Map.entry("authTime", Long.toString(now)),
                                Map.entry("clients", "[]")));
        redis.expire(key(realm, cookie.sid()), session.idle());
        return Optional.of(cookie);
    }

    @Override
    public void end(RealmId realm, String sid, EndReason reason) {
        redis.delete(key(realm, sid));
        world.ended.add(new World.Ended(sid, reason));
    }
}
