package io.opengate.auth.session.redis;

import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.session.SignOnSessions;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.events.TokenFacts;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisSignOnSessions implements SignOnSessions {

    private static final String VERSION = "1";
    private static final RedisScript<Long> TOUCH =
            RedisScript.of(new ClassPathResource("/redis/touch-session.lua", RedisSignOnSessions.class), Long.class);

    private final StringRedisTemplate redis;
    private final Revocations revocations;
    private final Clock clock;

    RedisSignOnSessions(StringRedisTemplate redis, Revocations revocations, Clock clock) {
        this.redis = redis;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public Optional<SignOnSession> find(RealmId realm, SessionCookie cookie) {
        Map<String, String> fields = read(realm, cookie.sid());
        String presented = Hashes.sha256(cookie.secret().value());
        return Hashes.equal(presented, fields.getOrDefault("secret", ""))
                ? live(realm, cookie.sid(), fields)
                : Optional.empty();
    }

    @Override
    public Optional<SignOnSession> find(RealmId realm, String sid) {
        return live(realm, sid, read(realm, sid));
    }

    @Override
    public boolean touch(RealmId realm, String sid, String clientId) {
        String now = Long.toString(clock.instant().getEpochSecond());
        return Long.valueOf(1)
                .equals(redis.execute(
                        TOUCH, List.of(key(realm, sid), new SessionSlot(realm, sid).clients()), now, clientId));
    }

    private Map<String, String> read(RealmId realm, String sid) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        return hashes.entries(key(realm, sid));
    }

    private Optional<SignOnSession> live(RealmId realm, String sid, Map<String, String> fields) {
        if (!VERSION.equals(fields.get("v"))) {
            return Optional.empty();
        }
        long now = clock.instant().getEpochSecond();
        long lastUsed = seconds(fields, "lastUsed");
        if (now >= seconds(fields, "max") || now >= lastUsed + seconds(fields, "idle")) {
            return Optional.empty();
        }
        SignOnSession session = new SignOnSession(
                sid,
                UUID.fromString(fields.getOrDefault("user", "")),
                Instant.ofEpochSecond(seconds(fields, "authTime")),
                methods(fields.getOrDefault("amr", "")));
        return isRevoked(realm, session, seconds(fields, "created")) ? Optional.empty() : Optional.of(session);
    }

    /** The stream may know of the user's end before the session service has acted on it. */
    private boolean isRevoked(RealmId realm, SignOnSession session, long created) {
        return revocations.revoked(new TokenFacts(
                realm,
                session.user().toString(),
                "",
                session.sid(),
                session.sid(),
                Instant.ofEpochSecond(created),
                Set.of()));
    }

    private static List<String> methods(String amr) {
        return amr.isEmpty() ? List.of() : List.of(amr.split(",", -1));
    }

    private static long seconds(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    private static String key(RealmId realm, String sid) {
        return "og:" + realm + ":session:{" + sid + "}";
    }
}
