package io.opengate.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.stream.ByteRecord;

/** The stream's commands on the shared connection. */
final class StreamRedis {

    private static final byte[] REVOKING = text("revoking");
    private static final byte[] QUIET = text("quiet");
    private static final byte[] PLAIN = text("plain");

    private final RedisConnectionFactory connections;
    private final EventCodec codec;
    private final Clock clock;
    private final EventSettings settings;

    StreamRedis(RedisConnectionFactory connections, EventCodec codec, Clock clock, EventSettings settings) {
        this.connections = connections;
        this.codec = codec;
        this.clock = clock;
        this.settings = settings;
    }

    /** Where the stream stands. */
    record Position(String epoch, StreamId first, StreamId last) {}

    /** A new connection; the caller closes it. Blocking commands on it do not hold up anybody else. */
    RedisConnection open() {
        return connections.getConnection();
    }

    <T extends @Nullable Object> T with(Function<RedisConnection, T> work) {
        RedisConnection connection = connections.getConnection();
        try {
            return work.apply(connection);
        } finally {
            connection.close();
        }
    }

    void append(List<Event> events) {
        append(events, PLAIN);
    }

    /** Appends events that concern nobody but the trail. */
    void appendQuietly(List<Event> events) {
        append(events, QUIET);
    }

    private void append(List<Event> events, byte[] otherwise) {
        if (events.isEmpty()) {
            return;
        }
        List<byte[]> arguments = new ArrayList<>(3 + 3 * events.size());
        arguments.add(StreamKeys.EVENTS);
        arguments.add(StreamKeys.REVOCATIONS);
        arguments.add(text(clock.millis() - settings.window().toMillis() + "-0"));
        for (Event event : events) {
            arguments.add(event.revocations().isEmpty() ? otherwise : REVOKING);
            arguments.add(text(event.type()));
            arguments.add(text(codec.encode(event)));
        }
        number(StreamScripts.APPEND, 2, arguments.toArray(byte[][]::new));
    }

    /** Returns whether this instance wrote the heartbeat. */
    boolean beat() {
        long quiet = settings.heartbeat().toMillis() * 3 / 4;
        return number(
                        StreamScripts.BEAT,
                        3,
                        StreamKeys.EVENTS,
                        StreamKeys.BEAT,
                        StreamKeys.EPOCH,
                        text(Long.toString(quiet)),
                        newEpoch())
                == 1;
    }

    Position position() {
        List<byte[]> reply = list(StreamScripts.POSITION, 2, StreamKeys.EVENTS, StreamKeys.EPOCH, newEpoch());
        return new Position(text(reply.get(0)), StreamId.of(text(reply.get(1))), StreamId.of(text(reply.get(2))));
    }

    /** The moment in milliseconds until which everything has ended; 0 where nothing ever did. */
    long notBefore() {
        byte[] millis = with(connection -> connection.stringCommands().get(StreamKeys.NOT_BEFORE));
        return millis == null ? 0 : Long.parseLong(text(millis));
    }

    /** Drops entries older than the retention that every durable consumer has handled; returns how many. */
    long trim() {
        byte[] oldest = text(clock.millis() - settings.retention().toMillis() + "-0");
        return number(StreamScripts.TRIM, 1, StreamKeys.EVENTS, oldest, text("opengate:notification:"));
    }

    /** Walks through the remembered revocations, oldest first, up to the window. */
    void replay(EntryReader reader) {
        String from = clock.millis() - settings.window().toMillis() + "-0";
        Range<String> range = Range.rightUnbounded(Range.Bound.inclusive(from));
        List<ByteRecord> page;
        do {
            Range<String> current = range;
            page = Objects.requireNonNull(with(connection -> connection
                    .streamCommands()
                    .xRange(StreamKeys.REVOCATIONS, current, Limit.limit().count(settings.batch()))));
            page.forEach(reader::read);
            if (!page.isEmpty()) {
                range = Range.rightUnbounded(
                        Range.Bound.exclusive(page.getLast().getId().getValue()));
            }
        } while (page.size() == settings.batch());
    }

    /** Takes one entry. */
    @FunctionalInterface
    interface EntryReader {
        void read(ByteRecord entry);
    }

    long number(String script, int keys, byte[]... keysAndArguments) {
        Long answer = with(connection ->
                connection.scriptingCommands().<Long>eval(text(script), ReturnType.INTEGER, keys, keysAndArguments));
        return answer == null ? 0 : answer;
    }

    <T> List<T> list(String script, int keys, byte[]... keysAndArguments) {
        List<T> answer = with(connection ->
                connection.scriptingCommands().<List<T>>eval(text(script), ReturnType.MULTI, keys, keysAndArguments));
        return answer == null ? List.of() : answer;
    }

    static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }

    static String text(byte[] value) {
        return new String(value, UTF_8);
    }

    static byte[] millis(Duration duration) {
        return text(Long.toString(duration.toMillis()));
    }

    private static byte[] newEpoch() {
        return text(UUID.randomUUID().toString());
    }
}
