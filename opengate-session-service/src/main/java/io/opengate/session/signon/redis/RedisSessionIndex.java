package io.opengate.session.signon.redis;

import io.opengate.session.signon.Listing;
import io.opengate.session.signon.Session;
import io.opengate.session.signon.SessionEntry;
import io.opengate.session.signon.SessionId;
import io.opengate.session.signon.SessionIndex;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Sorted sets by start: one for each person, and sixteen for each realm so that it spreads over a cluster. */
@Component
class RedisSessionIndex implements SessionIndex {

    private static final Comparator<SessionId> NEWEST_FIRST = Comparator.reverseOrder();

    private final StringRedisTemplate redis;
    private final SessionScripts scripts;

    RedisSessionIndex(StringRedisTemplate redis, SessionScripts scripts) {
        this.redis = redis;
        this.scripts = scripts;
    }

    @Override
    public void add(Session session) {
        String score = Long.toString(score(session.id()));
        String member = session.id().toString();
        Duration life = Duration.between(
                session.lifetime().startedAt(), session.lifetime().endsAt());
        for (String key : keys(session.entry())) {
            scripts.run(SessionScripts.INDEX, List.of(key), score, member, Long.toString(life.toSeconds()));
        }
    }

    @Override
    public void remove(SessionEntry entry) {
        for (String key : keys(entry)) {
            redis.opsForZSet().remove(key, entry.id().toString());
        }
    }

    @Override
    public void forget(Listing listing, Collection<SessionId> ids) {
        for (SessionId id : ids) {
            String key = switch (listing) {
                case Listing.OfUser(var realm, var user) -> SessionKeys.ofUser(realm, user);
                case Listing.OfRealm(var realm) -> SessionKeys.ofRealm(realm, SessionKeys.bucket(id));
            };
            redis.opsForZSet().remove(key, id.toString());
        }
    }

    @Override
    public List<SessionId> page(Listing listing, @Nullable SessionId after, int limit) {
        Stream<String> keys = switch (listing) {
            case Listing.OfUser(var realm, var user) -> Stream.of(SessionKeys.ofUser(realm, user));
            case Listing.OfRealm(var realm) ->
                SessionKeys.BUCKETS.chars().mapToObj(bucket -> SessionKeys.ofRealm(realm, (char) bucket));
        };
        return keys.flatMap(key -> after == null ? newest(key, limit) : older(key, after, limit))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private Stream<SessionId> newest(String key, int limit) {
        return ids(redis.opsForZSet().reverseRange(key, 0, limit - 1L));
    }

    /** Those of the same millisecond that come after it, then those of earlier ones. */
    private Stream<SessionId> older(String key, SessionId after, int limit) {
        double score = score(after);
        Stream<SessionId> same =
                ids(redis.opsForZSet().reverseRangeByScore(key, score, score)).filter(id -> id.compareTo(after) < 0);
        return Stream.concat(same, ids(redis.opsForZSet().reverseRangeByScore(key, 0, score - 1, 0, limit)));
    }

    private static Stream<SessionId> ids(@Nullable Set<String> members) {
        return members == null
                ? Stream.empty()
                : members.stream().filter(Objects::nonNull).map(SessionId::of);
    }

    private static List<String> keys(SessionEntry entry) {
        return List.of(
                SessionKeys.ofUser(entry.realm(), entry.user()),
                SessionKeys.ofRealm(entry.realm(), SessionKeys.bucket(entry.id())));
    }

    private static long score(SessionId id) {
        return id.madeAt().toEpochMilli();
    }
}
