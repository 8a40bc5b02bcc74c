package io.opengate.auth.signin.redis;

import io.opengate.auth.signin.FlowId;
import io.opengate.auth.signin.SignInFlow;
import io.opengate.auth.signin.SignInFlows;
import io.opengate.auth.signin.SignInSettings;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Component
final class RedisSignInFlows implements SignInFlows {

    private static final String VERSION = "1";
    private static final RedisScript<Long> STORE =
            RedisScript.of(new ClassPathResource("/redis/store-flow.lua", RedisSignInFlows.class), Long.class);

    private final StringRedisTemplate redis;
    private final SignInSettings settings;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    RedisSignInFlows(StringRedisTemplate redis, SignInSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public void add(RealmId realm, SignInFlow flow) {
        if (!store(realm, "", flow)) {
            throw new IllegalStateException("a random id was taken");
        }
    }

    @Override
    public Optional<SignInFlow> find(RealmId realm, FlowId id) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        List<String> fields = hashes.multiGet(key(realm, id), List.of("v", "flow"));
        return VERSION.equals(fields.getFirst())
                ? Optional.of(json.readValue(Objects.requireNonNull(fields.getLast()), SignInFlow.class))
                : Optional.empty();
    }

    @Override
    public Optional<SignInFlow> update(RealmId realm, SignInFlow changed) {
        SignInFlow next = changed.stored();
        return store(realm, Long.toString(changed.revision()), next) ? Optional.of(next) : Optional.empty();
    }

    private boolean store(RealmId realm, String expected, SignInFlow flow) {
        Long stored = redis.execute(
                STORE,
                List.of(key(realm, flow.id())),
                expected,
                Long.toString(flow.revision()),
                json.writeValueAsString(flow),
                Long.toString(settings.timeToSignIn().toSeconds()));
        return Long.valueOf(1).equals(stored);
    }

    private static String key(RealmId realm, FlowId id) {
        return "og:" + realm + ":flow:{" + id + "}";
    }
}
