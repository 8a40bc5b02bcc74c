package io.opengate.auth.token.redis;

import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.auth.slot.SlotScript;
import io.opengate.auth.token.FrontChannelRecord;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** One script in the session's slot: the session lives, its use is noted, and the event waits for the relay. */
@Component
final class RedisFrontChannelRecord implements FrontChannelRecord {

    /** KEYS: session, pending. ARGV: now (s), event. */
    private static final SlotScript PUT = new SlotScript("""
            if not alive(KEYS[1]) then return {'ended'} end
            touch(KEYS[1], tonumber(ARGV[1]))
            push(KEYS[2], ARGV[2])
            return {'put'}
            """);

    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final Clock clock;

    RedisFrontChannelRecord(StringRedisTemplate redis, RedisEvents events, Clock clock) {
        this.redis = redis;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean put(AuthorizationGrant grant, ResponseType type, @Nullable UUID tokenId) {
        SessionSlot slot = new SessionSlot(grant.realm(), grant.sid());
        List<String> answer = PUT.run(
                redis,
                List.of(slot.session(), events.pendingKey(grant.realm(), grant.sid())),
                clock.instant().getEpochSecond(),
                events.json(issued(grant, type, tokenId)));
        if (!answer.getFirst().equals("put")) {
            return false;
        }
        events.forward(grant.realm(), grant.sid());
        return true;
    }

    private static EventDraft issued(AuthorizationGrant grant, ResponseType type, @Nullable UUID tokenId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clientId", grant.clientId().value());
        data.put("sessionId", grant.sid());
        data.put("grantType", "implicit");
        data.put("responseType", type.toString());
        if (tokenId != null) {
            data.put("tokenId", tokenId.toString());
        }
        String subject = grant.subject().toString();
        return EventDraft.of("token.issued", grant.realm(), subject).by(subject).data(data);
    }
}
