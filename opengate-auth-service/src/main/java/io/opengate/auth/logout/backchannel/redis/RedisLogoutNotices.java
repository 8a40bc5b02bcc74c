package io.opengate.auth.logout.backchannel.redis;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.logout.backchannel.LogoutNotice;
import io.opengate.auth.logout.backchannel.LogoutNotices;
import io.opengate.auth.logout.backchannel.PendingNotice;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** A hash for each notice, and one sorted set of those that are not done, by the time that they are due. */
@Component
final class RedisLogoutNotices implements LogoutNotices {

    private static final String VERSION = "1";
    private static final String TAG = "logouts";
    private static final String DUE = "og:all:logouts-due:{" + TAG + "}";

    /** Much longer than a notice is tried, and than an event may be repeated. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final Clock clock;

    RedisLogoutNotices(StringRedisTemplate redis, RedisEvents events, Clock clock) {
        this.redis = redis;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean add(LogoutNotice notice) {
        List<String> answer = NoticeScripts.ADD.run(
                redis,
                List.of(DUE, key(notice)),
                member(notice),
                clock.millis(),
                notice.sid(),
                notice.client(),
                notice.user() == null ? "" : notice.user(),
                LIFETIME.toSeconds());
        return answer.getFirst().equals("added");
    }

    @Override
    public List<PendingNotice> claim(Instant now, Instant leaseEnds, int limit) {
        return NoticeScripts.CLAIM
                .run(redis, List.of(DUE), now.toEpochMilli(), leaseEnds.toEpochMilli(), limit)
                .stream()
                .flatMap(member -> read(member).stream())
                .toList();
    }

    /** The notice, or empty when it is gone with its realm or was written by a release that this one cannot read. */
    private Optional<PendingNotice> read(String member) {
        String[] parts = member.split("/", 3);
        RealmId realm = RealmId.of(parts[0]);
        ClientId client = new ClientId(parts[2]);
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, String> fields = hashes.entries(key(new LogoutNotice(realm, parts[1], client, null)));
        if (fields.isEmpty()) {
            redis.opsForZSet().remove(DUE, member);
        }
        if (!VERSION.equals(fields.get("v"))) {
            return Optional.empty();
        }
        String user = fields.getOrDefault("user", "");
        return Optional.of(new PendingNotice(
                new LogoutNotice(realm, parts[1], client, user.isEmpty() ? null : UUID.fromString(user)),
                Integer.parseInt(fields.getOrDefault("attempts", "0"))));
    }

    @Override
    public void postpone(LogoutNotice notice, Instant until) {
        move(notice, until, 1);
    }

    @Override
    public void defer(LogoutNotice notice, Instant until) {
        move(notice, until, 0);
    }

    private void move(LogoutNotice notice, Instant until, int attempts) {
        NoticeScripts.POSTPONE.run(redis, List.of(DUE, key(notice)), member(notice), until.toEpochMilli(), attempts);
    }

    @Override
    public boolean settle(LogoutNotice notice, EventDraft announcement) {
        List<String> keys = List.of(DUE, key(notice), events.pendingKey(notice.realm(), TAG));
        List<String> answer = NoticeScripts.SETTLE.run(redis, keys, member(notice), events.json(announcement));
        boolean settled = answer.getFirst().equals("settled");
        if (settled) {
            events.forward(notice.realm(), TAG);
        }
        return settled;
    }

    @Override
    public void drop(LogoutNotice notice) {
        redis.opsForZSet().remove(DUE, member(notice));
    }

    private static String key(LogoutNotice notice) {
        return "og:" + notice.realm() + ":logout:{" + TAG + "}:" + notice.sid() + ":" + notice.client();
    }

    private static String member(LogoutNotice notice) {
        return notice.realm() + "/" + notice.sid() + "/" + notice.client();
    }
}
