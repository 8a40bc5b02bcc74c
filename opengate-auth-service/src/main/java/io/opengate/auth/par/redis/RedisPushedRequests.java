package io.opengate.auth.par.redis;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.par.PushSettings;
import io.opengate.auth.par.PushedRequests;
import io.opengate.auth.signin.SignInSettings;
import io.opengate.auth.slot.SlotScript;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Keeps a request that a browser has brought for as long as a sign-in may take, so that its one answer is recognised. */
@Component
final class RedisPushedRequests implements PushedRequests {

    /** ARGV: client, parameters, expiry (s), lifetime (s). */
    private static final SlotScript ADD = new SlotScript("""
            redis.call('HSET', KEYS[1], 'v', '1', 'client', ARGV[1], 'query', ARGV[2], 'expires', ARGV[3])
            redis.call('EXPIRE', KEYS[1], ARGV[4])
            return {'added'}
            """);

    /** ARGV: client, now (s), time a sign-in may take (s). */
    private static final SlotScript OPEN = new SlotScript("""
            local r = redis.call('HMGET', KEYS[1], 'v', 'client', 'query', 'expires')
            if r[1] ~= '1' or r[2] ~= ARGV[1] or tonumber(r[4]) <= tonumber(ARGV[2]) then return {} end
            redis.call('EXPIRE', KEYS[1], ARGV[3])
            return {r[3]}
            """);

    /** A sign-in may end a little after it was last shown. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final StringRedisTemplate redis;
    private final PushSettings settings;
    private final SignInSettings signIns;
    private final Clock clock;

    RedisPushedRequests(StringRedisTemplate redis, PushSettings settings, SignInSettings signIns, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.signIns = signIns;
        this.clock = clock;
    }

    @Override
    public void add(RealmId realm, String ticket, ClientId client, AuthorizationParameters parameters) {
        long lifetime = settings.lifetime().toSeconds();
        ADD.run(
                redis,
                List.of(key(realm, ticket)),
                client,
                parameters.toQuery(),
                clock.instant().getEpochSecond() + lifetime,
                lifetime);
    }

    @Override
    public Optional<AuthorizationParameters> open(RealmId realm, String ticket, ClientId client) {
        List<String> answer = OPEN.run(
                redis,
                List.of(key(realm, ticket)),
                client,
                clock.instant().getEpochSecond(),
                signIns.timeToSignIn().plus(MARGIN).toSeconds());
        return answer.stream().findFirst().map(AuthorizationParameters::parse);
    }

    @Override
    public boolean use(RealmId realm, String ticket) {
        return Boolean.TRUE.equals(redis.delete(key(realm, ticket)));
    }

    private static String key(RealmId realm, String ticket) {
        return "og:" + realm + ":pushed:{" + ticket + "}";
    }
}
