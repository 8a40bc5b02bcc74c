package io.opengate.backup;

import io.opengate.backup.redis.NotBefore;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.redis.RedisContents;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./opengate recovered}. */
@Command(
        name = "recovered",
        description =
                "After the databases were set back by other means (point-in-time recovery): ends every session and"
                        + " token, and lets Redis forget events that the databases no longer know.",
        mixinStandardHelpOptions = true)
final class RecoveredCommand implements Callable<Integer> {

    @Mixin
    private final Where where = new Where();

    @Option(
            names = "--sessions-only",
            description = "End every session and token, and forget nothing else: after a theft, not after a recovery.")
    private boolean sessionsOnly;

    @Override
    public Integer call() {
        Progress progress = new Progress(System.out);
        try (RedisConnection redis = RedisConnection.to(where.installation().redis());
                RedisContents nothing = RedisContents.none()) {
            redis.requireOneNode();
            Instant now = NotBefore.now(redis);
            if (sessionsOnly) {
                RedisContents.endAll(redis, now);
            } else {
                nothing.replace(redis, now);
                progress.say("Redis has forgotten the events on their way; the trail fetches what it misses.");
            }
            progress.say("Every session, refresh token and access token from before %s has ended.", now);
            if (!NotBefore.hasPassed(redis, now)) {
                progress.say("Redis' clock was set back: sign-ins last from %s on.", now);
            }
        }
        return 0;
    }
}
