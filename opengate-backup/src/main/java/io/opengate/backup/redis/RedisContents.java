package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
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

    /** Read by every instance when it (re)joins the stream: what was issued until then, in milliseconds, has ended. */
    public static final String NOT_BEFORE = "{opengate:events}:not-before";

    private static final String EPOCH = "{opengate:events}:epoch";
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

    /** Replaces what Redis holds, all at once or not at all, and ends what was issued until that moment. */
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
                NOT_BEFORE.getBytes(UTF_8),
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
        redis.call("SET", NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
        redis.call("DEL", EPOCH);
    }
}
