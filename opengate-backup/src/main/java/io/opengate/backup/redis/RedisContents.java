package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import io.opengate.platform.events.StreamKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a restore puts back into Redis: events and how far they were handled, confirmations of the trail, events that wait.
 * Not what belongs to sessions: revocations that came after the moment are lost, so every earlier session has ended; and not
 * the name of the stream's life, so that every instance notices and forgets what it holds.
 */
public final class RedisContents {

    /** Where values are tried; it goes by itself. */
    private static final String TRIAL = "opengate:restore-trial";

    private static final String TRIAL_MILLIS = "60000";
    private static final int BATCH = 100;
    private static final Pattern ENDED = Pattern.compile(
            "og:[^:]+:(session|families|family|codes|code|flow|user-sessions|realm-sessions|session-expiry):.*"
                    + "|og:rate:.*|\\{opengate:events}:(epoch|beat|not-before)|opengate:events:sweep");

    private final List<Entry> entries;
    private final long left;

    private RedisContents(List<Entry> entries, long left) {
        this.entries = List.copyOf(entries);
        this.left = left;
    }

    /** A key with its value as Redis serialises it, and the time in milliseconds at which it expires, or 0. */
    private record Entry(byte[] key, byte[] value, long expires) {}

    /** Nothing: every service begins anew. */
    public static RedisContents none() {
        return new RedisContents(List.of(), 0);
    }

    /** What is worth keeping in the copy. */
    public static RedisContents of(RedisConnection copy) {
        List<Entry> entries = new ArrayList<>();
        long left = 0;
        byte[] cursor = "0".getBytes(UTF_8);
        do {
            List<?> page = Objects.requireNonNull((List<?>)
                    copy.call("SCAN".getBytes(UTF_8), cursor, "COUNT".getBytes(UTF_8), "1000".getBytes(UTF_8)));
            cursor = (byte[]) Objects.requireNonNull(page.get(0));
            for (Object key : (List<?>) Objects.requireNonNull(page.get(1))) {
                byte[] name = (byte[]) Objects.requireNonNull(key);
                if (ENDED.matcher(new String(name, UTF_8)).matches()) {
                    left++;
                } else {
                    Entry entry = entry(copy, name);
                    if (entry != null) {
                        entries.add(entry);
                    }
                }
            }
        } while (!new String(cursor, UTF_8).equals("0"));
        return new RedisContents(entries, left);
    }

    private static @Nullable Entry entry(RedisConnection copy, byte[] key) {
        Object rest = copy.call("PTTL".getBytes(UTF_8), key);
        Object value = copy.call("DUMP".getBytes(UTF_8), key);
        long millis = rest instanceof Long number ? number : -1;
        return value instanceof byte[] bytes
                ? new Entry(key, bytes, millis < 0 ? 0 : System.currentTimeMillis() + millis)
                : null;
    }

    /** How many keys are put back. */
    public int size() {
        return entries.size();
    }

    /** How many keys of sessions, flows and limits are not. */
    public long left() {
        return left;
    }

    /** Fails where Redis would not take one of the values; what it holds stays as it is. */
    public void tryOn(RedisConnection redis) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<Entry> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
            for (Entry entry : batch) {
                redis.send(
                        "RESTORE".getBytes(UTF_8),
                        TRIAL.getBytes(UTF_8),
                        TRIAL_MILLIS.getBytes(UTF_8),
                        entry.value(),
                        "REPLACE".getBytes(UTF_8));
            }
            redis.flush();
            batch.forEach(entry -> accepted(redis, entry));
        }
        redis.call("UNLINK", TRIAL);
    }

    private static void accepted(RedisConnection redis, Entry entry) {
        try {
            redis.answer();
        } catch (BackupFailure refused) {
            throw new BackupFailure(
                    "this Redis does not take the backup's value of " + new String(entry.key(), UTF_8)
                            + " (is it older than the one that was backed up?); nothing was changed",
                    refused);
        }
    }

    /** Whether that moment is the one that {@link #replace} has written last: then Redis holds the restored contents. */
    public static boolean isReplaced(RedisConnection redis, Instant notBefore) {
        return redis.text("GET", StreamKeys.NOT_BEFORE_KEY).equals(Long.toString(notBefore.toEpochMilli()));
    }

    /**
     * Replaces what Redis holds at once, and ends what was issued until that moment. Redis undoes nothing: a value that it
     * refuses then is missing, which is why {@link #tryOn} goes before.
     */
    public void replace(RedisConnection redis, Instant notBefore) {
        redis.send("MULTI".getBytes(UTF_8));
        redis.send("FLUSHDB".getBytes(UTF_8));
        for (Entry entry : entries) {
            redis.send(
                    "RESTORE".getBytes(UTF_8),
                    entry.key(),
                    Long.toString(entry.expires()).getBytes(UTF_8),
                    entry.value(),
                    "ABSTTL".getBytes(UTF_8));
        }
        redis.send(
                "SET".getBytes(UTF_8),
                StreamKeys.NOT_BEFORE_KEY.getBytes(UTF_8),
                Long.toString(notBefore.toEpochMilli()).getBytes(UTF_8));
        redis.send("EXEC".getBytes(UTF_8));
        redis.flush();
        for (int i = 0; i < entries.size() + 3; i++) {
            redis.answer();
        }
        if (!(redis.answer() instanceof List<?>)) {
            throw new BackupFailure("Redis did not take the restored contents");
        }
    }

    /** Ends what was issued until that moment and leaves everything else as it is. */
    public static void endAll(RedisConnection redis, Instant notBefore) {
        redis.call("SET", StreamKeys.NOT_BEFORE_KEY, Long.toString(notBefore.toEpochMilli()));
        redis.call("DEL", StreamKeys.EPOCH_KEY);
    }
}
