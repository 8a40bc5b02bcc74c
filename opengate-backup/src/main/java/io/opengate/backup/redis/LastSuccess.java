package io.opengate.backup.redis;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.Progress;
import io.opengate.backup.installation.RedisAddress;
import io.opengate.backup.manifest.Manifest;
import io.opengate.platform.watch.LastBackup;
import java.time.Duration;
import java.util.Optional;

/** Leaves word in Redis of the last backup that succeeded, for the services to show. A backup does not fail for want of it. */
public record LastSuccess(RedisAddress address, Progress progress) {

    /** In seconds: word of a backup that old says nothing any more. */
    private static final String YEAR = "31536000";

    /** Of that backup, and how long it took, where that is known. */
    public void tell(Manifest manifest, Optional<Duration> took) {
        try (RedisConnection redis = RedisConnection.to(address)) {
            redis.call("MULTI");
            redis.call("DEL", LastBackup.KEY);
            redis.call(
                    "HSET",
                    LastBackup.KEY,
                    LastBackup.MOMENT,
                    Long.toString(manifest.moment().getEpochSecond()),
                    LastBackup.BYTES,
                    Long.toString(manifest.size()),
                    LastBackup.SECONDS,
                    took.map(time -> Double.toString(Progress.seconds(time))).orElse(""));
            redis.call("EXPIRE", LastBackup.KEY, YEAR);
            redis.call("EXEC");
        } catch (BackupFailure unknown) {
            progress.say(
                    "The metrics do not show this backup, since Redis did not take word of it: %s",
                    String.valueOf(unknown.getMessage()));
        }
    }
}
