package io.opengate.auth.revocation.redis;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.revocation.ConsentedTokens;
import io.opengate.auth.slot.RevokingEvent;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.auth.slot.SlotScript;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Walks the person's sessions, which the session service lists (docs/redis.md): one script for each. */
@Component
final class RedisConsentedTokens implements ConsentedTokens {

    /** A code from before the withdrawal may have been redeemed as long after it. */
    private static final Duration LONGEST_CODE = Duration.ofSeconds(60);

    /**
     * KEYS: families, codes, pending. ARGV: now (s), client, until when it may have been given (s), prefix of the names of
     * families, prefix of the names of codes, the pieces of the event.
     */
    private static final SlotScript END = new SlotScript("""
            local latest, found, jtis = tonumber(ARGV[3]), false, {}
            for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
              local f = redis.call('HMGET', ARGV[4] .. id, 'client', 'created', 'jtis')
              if f[1] == ARGV[2] and tonumber(f[2]) <= latest then
                found = true
                jtis[#jtis + 1] = f[3] or ''
                redis.call('DEL', ARGV[4] .. id)
                redis.call('SREM', KEYS[1], id)
              end
            end
            for _, digest in ipairs(redis.call('SMEMBERS', KEYS[2])) do
              local code = ARGV[5] .. digest
              local c = redis.call('HMGET', code, 'grant', 'used', 'ended', 'jtis')
              local given = tonumber(c[2] or ARGV[1])
              if c[1] and not c[3] and given <= latest and cjson.decode(c[1]).clientId == ARGV[2] then
                found = true
                jtis[#jtis + 1] = c[4] or ''
                redis.call('HSET', code, 'used', given, 'ended', '1')
              end
            end
            if not found then return {'nothing'} end
            finish(KEYS[1], ARGV[4], '', table.concat(jtis), tonumber(ARGV[1]), KEYS[3], {ARGV[6], ARGV[7], ARGV[8], ARGV[9]})
            return {'ended'}
            """);

    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final Clock clock;

    RedisConsentedTokens(StringRedisTemplate redis, RedisEvents events, Clock clock) {
        this.redis = redis;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void end(RealmId realm, UUID user, ClientId client, Instant withdrawn) {
        Set<String> sids = redis.opsForZSet().range("og:" + realm + ":user-sessions:{" + user + "}", 0, -1);
        if (sids != null) {
            sids.forEach(sid -> end(new SessionSlot(realm, sid), user, client, withdrawn));
        }
    }

    private void end(SessionSlot slot, UUID user, ClientId client, Instant withdrawn) {
        RevokingEvent event = RevokingEvent.of(
                events,
                EventDraft.of("token.revoked", slot.realm(), user.toString())
                        .data(Map.of(
                                "clientId", client.value(), "sessionId", slot.sid(), "reason", "consent-revoked")));
        List<String> answer = END.run(
                redis,
                List.of(slot.families(), slot.codes(), events.pendingKey(slot.realm(), slot.sid())),
                clock.instant().getEpochSecond(),
                client,
                withdrawn.plus(LONGEST_CODE).getEpochSecond(),
                slot.family(""),
                slot.code(""),
                event.head(),
                event.itemHead(),
                event.itemTail(),
                event.tail());
        if (answer.getFirst().equals("ended")) {
            events.forward(slot.realm(), slot.sid());
        }
    }
}
