package io.opengate.auth.slot;

import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/** A Lua script that answers a list of texts: one round trip, by its digest once Redis knows it. */
public final class SlotScript {

    /**
     * Lua functions that several scripts need. {@code alive} tells whether the session is there; {@code touch} notes its
     * use (docs/redis.md); {@code push} leaves an event for the relay; {@code finish} ends a family and announces that
     * its access tokens end, in an event that is assembled from its pieces (see {@link RevokingEvent}).
     */
    private static final String SHARED = """
            local function alive(session)
              return redis.call('HGET', session, 'v') == '1'
            end
            local function touch(session, now)
              local s = redis.call('HMGET', session, 'idle', 'max')
              local left = math.min(tonumber(s[1]), tonumber(s[2]) - now)
              if left > 0 then
                redis.call('HSET', session, 'lastUsed', now)
                redis.call('EXPIRE', session, left)
              end
              return tonumber(s[2])
            end
            local function push(pending, event)
              redis.call('RPUSH', pending, event)
              redis.call('EXPIRE', pending, 604800)
            end
            local function live(jtis, now)
              local kept = {}
              for jti, expires in string.gmatch(jtis or '', '([^,;]+),(%d+);') do
                if tonumber(expires) > now then kept[#kept + 1] = {jti, expires} end
              end
              return kept
            end
            local function finish(families, family, id, more, now, pending, e)
              local items, seen = {}, {}
              local jtis = (redis.call('HGET', family, 'jtis') or '') .. (more or '')
              for _, token in ipairs(live(jtis, now)) do
                if not seen[token[1]] then
                  seen[token[1]] = true
                  items[#items + 1] = e[2] .. token[1] .. e[3]
                end
              end
              redis.call('DEL', family)
              redis.call('SREM', families, id)
              push(pending, e[1] .. table.concat(items, ',') .. e[4])
              return #items
            end
            """;

    private final RedisScript<List<String>> script;

    @SuppressWarnings({"unchecked", "rawtypes"}) // a list of bulk replies becomes a list of texts
    public SlotScript(String lua) {
        this.script = (RedisScript) new DefaultRedisScript<>(SHARED + lua, List.class);
    }

    /** What the script answers. */
    public List<String> run(StringRedisTemplate redis, List<String> keys, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        List<String> answer = redis.execute(script, keys, texts);
        return answer == null ? List.of() : answer;
    }
}
