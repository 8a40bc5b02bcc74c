package io.opengate.session.signon.redis;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The scripts beside this class. Each touches one slot and says whether it changed anything. */
@Component
class SessionScripts {

    static final RedisScript<Long> START = script("start.lua");
    static final RedisScript<Long> END = script("end.lua");
    static final RedisScript<Long> LAPSE = script("lapse.lua");
    static final RedisScript<Long> INDEX = script("index.lua");
    static final RedisScript<Long> CLAIM = script("claim.lua");

    private final StringRedisTemplate redis;

    SessionScripts(StringRedisTemplate redis) {
        this.redis = redis;
    }

    boolean run(RedisScript<Long> script, List<String> keys, Object... arguments) {
        Long changed = redis.execute(script, keys, arguments);
        return changed != null && changed == 1;
    }

    private static RedisScript<Long> script(String name) {
        return RedisScript.of(new ClassPathResource(name, SessionScripts.class), Long.class);
    }
}
