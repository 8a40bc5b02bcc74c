package io.opengate.session.signon.redis;

import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.Session;
import io.opengate.session.signon.SessionEntry;
import io.opengate.session.signon.SessionExpiries;
import io.opengate.session.signon.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.stereotype.Component;

/** Sixteen sorted sets for the whole installation; the score is the time of the next look in milliseconds. */
@Component
class RedisSessionExpiries implements SessionExpiries {

    private static final int MOST_DUE = 100;
    private static final Duration GRACE = Duration.ofDays(1);

    private final StringRedisTemplate redis;
    private final SessionScripts scripts;

    RedisSessionExpiries(StringRedisTemplate redis, SessionScripts scripts) {
        this.redis = redis;
        this.scripts = scripts;
    }

    @Override
    public void add(Session session) {
        Duration life = Duration.between(
                session.lifetime().startedAt(), session.lifetime().endsAt());
        scripts.run(
                SessionScripts.INDEX,
                List.of(key(session.entry())),
                score(session.lifetime().expiresAt()),
                member(session.entry()),
                Long.toString(life.plus(GRACE).toSeconds()));
    }

    @Override
    public List<Due> due(Instant now) {
        return buckets().flatMap(key -> due(key, now)).toList();
    }

    private Stream<Due> due(String key, Instant now) {
        Set<TypedTuple<String>> found =
                redis.opsForZSet().rangeByScoreWithScores(key, 0, (double) now.toEpochMilli(), 0, MOST_DUE);
        return found == null ? Stream.empty() : found.stream().map(RedisSessionExpiries::due);
    }

    private static Due due(TypedTuple<String> found) {
        String[] parts = Objects.requireNonNull(found.getValue()).split("/", -1);
        double score = Objects.requireNonNull(found.getScore());
        return new Due(
                new SessionEntry(RealmId.of(parts[0]), UUID.fromString(parts[1]), SessionId.of(parts[2])),
                Instant.ofEpochMilli((long) score));
    }

    @Override
    public void postpone(SessionEntry entry, Instant until) {
        redis.opsForZSet().add(key(entry), member(entry), (double) until.toEpochMilli());
    }

    @Override
    public boolean claim(Due due, Instant until) {
        return scripts.run(
                SessionScripts.CLAIM, List.of(key(due.entry())), member(due.entry()), score(due.at()), score(until));
    }

    @Override
    public void remove(SessionEntry entry) {
        redis.opsForZSet().remove(key(entry), member(entry));
    }

    @Override
    public long size() {
        return buckets()
                .mapToLong(key -> Objects.requireNonNullElse(redis.opsForZSet().size(key), 0L))
                .sum();
    }

    private static Stream<String> buckets() {
        return SessionKeys.BUCKETS.chars().mapToObj(bucket -> SessionKeys.expiry((char) bucket));
    }

    private static String key(SessionEntry entry) {
        return SessionKeys.expiry(SessionKeys.bucket(entry.id()));
    }

    private static String member(SessionEntry entry) {
        return entry.realm() + "/" + entry.user() + "/" + entry.id();
    }

    private static String score(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
