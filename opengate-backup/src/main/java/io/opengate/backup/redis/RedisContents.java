package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.backup.BackupFailure;
import io.opengate.platform.events.StreamKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a restore puts back into Redis: events and how far they were handled, confirmations of the trail, events that wait.
 * Not what belongs to sessions: revocations that came after the moment are lost, so every earlier session has ended; and not
 * the name of the stream's life, so that every instance notices and forgets what it holds. Values pass through from one Redis
 * to the other; none is held here whole.
 */
public final class RedisContents implements AutoCloseable {

    /** Where values are tried; it goes by itself. */
    private static final String TRIAL = "opengate:restore-trial";

    private static final String TRIAL_MILLIS = "60000";
    /** Redis answers when it has freed everything and taken everything, on its disk too. */
    private static final Duration COMMIT = Duration.ofMinutes(10);

    private static final int BATCH = 100;
    private static final Pattern ENDED = Pattern.compile(
            "og:[^:]+:(session|families|family|codes|code|flow|user-sessions|realm-sessions|session-expiry):.*"
                    + "|og:rate:.*|\\{opengate:events}:(epoch|beat|not-before)|opengate:events:sweep");

    private final @Nullable LoadedCopy loaded;
    private final @Nullable RedisConnection copy;
    private long size;
    private long left;

    private RedisContents(@Nullable LoadedCopy loaded) {
        this.loaded = loaded;
        this.copy = loaded == null ? null : loaded.connect();
    }

    /** Nothing: every service begins anew. */
    public static RedisContents none() {
        return new RedisContents(null);
    }

    /** What is worth keeping in the copy, which is closed with these contents. */
    public static RedisContents of(LoadedCopy copy) {
        RedisContents contents = new RedisContents(copy);
        contents.each(key -> {
            if (isKept(key)) {
                contents.size++;
            } else {
                contents.left++;
            }
        });
        return contents;
    }

    private static boolean isKept(byte[] key) {
        return !ENDED.matcher(new String(key, UTF_8)).matches();
    }

    private void each(Consumer<byte[]> work) {
        if (copy == null) {
            return;
        }
        byte[] cursor = bytes("0");
        do {
            List<?> page =
                    Objects.requireNonNull((List<?>) copy.call(bytes("SCAN"), cursor, bytes("COUNT"), bytes("1000")));
            cursor = (byte[]) Objects.requireNonNull(page.get(0));
            for (Object key : (List<?>) Objects.requireNonNull(page.get(1))) {
                work.accept((byte[]) Objects.requireNonNull(key));
            }
        } while (!new String(cursor, UTF_8).equals("0"));
    }

    /** How many keys are put back. */
    public long size() {
        return size;
    }

    /** How many keys of sessions, flows and limits are not. */
    public long left() {
        return left;
    }

    /** Fails where Redis would not take one of the values; what it holds stays as it is. */
    public void tryOn(RedisConnection redis) {
        pass(redis, (key, millis) -> new byte[][] {bytes("RESTORE"), bytes(TRIAL), bytes(TRIAL_MILLIS)}, "REPLACE");
        redis.call("UNLINK", TRIAL);
    }

    /** What comes before a value in the command that writes it. */
    private interface Beginning {
        byte[][] of(byte[] key, long millis);
    }

    /** Sends every value that is kept; an answer to each is awaited every so often. */
    private void pass(RedisConnection redis, Beginning beginning, String... end) {
        byte[][] tail = new byte[end.length][];
        for (int i = 0; i < end.length; i++) {
            tail[i] = bytes(end[i]);
        }
        List<byte[]> sent = new ArrayList<>();
        each(key -> {
            if (isKept(key) && send(redis, key, beginning, tail)) {
                sent.add(key);
            }
            if (sent.size() == BATCH) {
                accepted(redis, sent);
            }
        });
        accepted(redis, sent);
    }

    /** False where the key has expired meanwhile. */
    private boolean send(RedisConnection redis, byte[] key, Beginning beginning, byte[][] tail) {
        RedisConnection from = Objects.requireNonNull(copy);
        from.send(bytes("PTTL"), key);
        from.send(bytes("DUMP"), key);
        from.flush();
        long millis = from.answer() instanceof Long number ? number : -1;
        return from.passOn(redis, beginning.of(key, millis), tail);
    }

    private static void accepted(RedisConnection redis, List<byte[]> sent) {
        redis.flush();
        for (byte[] key : sent) {
            try {
                redis.answer();
            } catch (BackupFailure refused) {
                throw new BackupFailure(
                        "this Redis does not take the backup's value of " + new String(key, UTF_8)
                                + " (is it older than the one that was backed up?); nothing was changed",
                        refused);
            }
        }
        sent.clear();
    }

    /** Whether that moment is the one that {@link #commit} has written last: then Redis holds the restored contents. */
    public static boolean isReplaced(RedisConnection redis, Instant notBefore) {
        return redis.text("GET", StreamKeys.NOT_BEFORE_KEY).equals(Long.toString(notBefore.toEpochMilli()));
    }

    /** Replaces what Redis holds at once, and ends what was issued until that moment. */
    public void replace(RedisConnection redis, Instant notBefore) {
        queue(redis);
        commit(redis, notBefore);
    }

    /**
     * Sends everything as one transaction that {@link #commit} runs, and that goes with the connection. Redis undoes nothing: a
     * value that it refuses when it runs is missing, which is why {@link #tryOn} goes before.
     */
    public void queue(RedisConnection redis) {
        redis.call("MULTI");
        redis.call("FLUSHDB");
        pass(
                redis,
                (key, millis) -> new byte[][] {
                    bytes("RESTORE"), key, bytes(millis < 0 ? "0" : Long.toString(System.currentTimeMillis() + millis))
                },
                "REPLACE",
                "ABSTTL");
    }

    /** Runs what was queued, and ends what was issued until that moment. */
    public void commit(RedisConnection redis, Instant notBefore) {
        redis.call("SET", StreamKeys.NOT_BEFORE_KEY, Long.toString(notBefore.toEpochMilli()));
        redis.patience(COMMIT);
        if (!(redis.call("EXEC") instanceof List<?>)) {
            throw new BackupFailure("Redis did not take the restored contents");
        }
    }

    /** Ends what was issued until that moment and leaves everything else as it is. */
    public static void endAll(RedisConnection redis, Instant notBefore) {
        redis.call("SET", StreamKeys.NOT_BEFORE_KEY, Long.toString(notBefore.toEpochMilli()));
        redis.call("DEL", StreamKeys.EPOCH_KEY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
        if (loaded != null) {
            loaded.close();
        }
    }
}
