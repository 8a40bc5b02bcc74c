package io.opengate.auth.logout.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.purge.RealmPurge;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

/** What instances share: nobody takes notices up here but the test. */
@AuthTest
@TestPropertySource(properties = "opengate.auth.backchannel-logout.poll-interval=1h")
class LogoutNoticesTests {

    private final LogoutNotices notices;
    private final StringRedisTemplate redis;
    private final List<RealmPurge> purges;
    private final Clock clock;
    private final LogoutNotice notice;
    private final RealmRef realm;

    LogoutNoticesTests(
            LogoutNotices notices, StringRedisTemplate redis, List<RealmPurge> purges, Clock clock, TestRealms realms) {
        this.notices = notices;
        this.redis = redis;
        this.purges = purges;
        this.clock = clock;
        this.realm = realms.create();
        this.notice =
                new LogoutNotice(realm.id(), UUID.randomUUID().toString(), new ClientId("a/b {c}"), UUID.randomUUID());
    }

    private List<PendingNotice> claim(Instant now) {
        return notices.claim(now, now.plusSeconds(30), 100).stream()
                .filter(pending -> pending.notice().realm().equals(realm.id()))
                .toList();
    }

    @Test
    void oneInstanceTakesANoticeUpUntilItsLeaseEnds() {
        Instant now = clock.instant();
        assertThat(notices.add(notice)).isTrue();
        assertThat(notices.add(notice)).isFalse();
        Instant later = now.plusSeconds(1);

        assertThat(claim(later)).containsExactly(new PendingNotice(notice, 0));
        assertThat(claim(later)).isEmpty();
        assertThat(claim(later.plusSeconds(30))).containsExactly(new PendingNotice(notice, 0));
    }

    @Test
    void aPostponedNoticeComesBackInTime() {
        notices.add(notice);
        Instant now = clock.instant().plusSeconds(1);
        claim(now);

        notices.postpone(notice, now.plusSeconds(10));

        assertThat(claim(now.plusSeconds(9))).isEmpty();
        assertThat(claim(now.plusSeconds(10))).containsExactly(new PendingNotice(notice, 1));
    }

    @Test
    void whatIsSettledStaysSettled() {
        notices.add(notice);
        EventDraft done = EventDraft.of("logout.delivered", realm.id(), notice.sid());

        assertThat(notices.settle(notice, done)).isTrue();
        assertThat(notices.settle(notice, done)).isFalse();
        notices.postpone(notice, clock.instant());

        assertThat(notices.add(notice)).isFalse();
        assertThat(claim(clock.instant().plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void everyKeyOfARealmExpiresAndGoesWithIt() {
        notices.add(notice);
        Set<String> keys = redis.keys("og:" + realm.id() + ":logout:*");
        assertThat(keys)
                .hasSize(1)
                .allSatisfy(key -> assertThat(redis.getExpire(key)).isPositive());

        purges.forEach(purge -> purge.purge(realm.id()));

        assertThat(redis.keys("og:" + realm.id() + ":logout:*")).isEmpty();
        assertThat(claim(clock.instant().plusSeconds(1))).isEmpty();
        assertThat(notices.settle(notice, EventDraft.of("logout.delivered", realm.id(), notice.sid())))
                .isFalse();
    }
}
