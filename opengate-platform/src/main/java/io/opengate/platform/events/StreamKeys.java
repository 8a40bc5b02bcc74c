package io.opengate.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names in Redis; a restore and its like need those that are public. All but the trail's share the hash slot of the stream, so that one script may touch them. */
public final class StreamKeys {

    /** The stream of events. */
    public static final String EVENTS_KEY = "opengate:events";

    /** Names one life of the stream; another value means that entries were lost with the old one. */
    public static final String EPOCH_KEY = "{opengate:events}:epoch";

    /** Milliseconds: what was issued until then has ended, everywhere. Written by a restore, read whenever the stream is joined. */
    public static final String NOT_BEFORE_KEY = "{opengate:events}:not-before";

    static final byte[] EVENTS = EVENTS_KEY.getBytes(UTF_8);
    /** The events of {@link #EVENTS} that revoke something: what an instance reads at its start. */
    static final byte[] REVOCATIONS = "{opengate:events}:revocations".getBytes(UTF_8);

    static final byte[] BEAT = "{opengate:events}:beat".getBytes(UTF_8);
    static final byte[] EPOCH = EPOCH_KEY.getBytes(UTF_8);

    static final byte[] NOT_BEFORE = NOT_BEFORE_KEY.getBytes(UTF_8);

    static final byte[] TRAIL = "opengate:trail".getBytes(UTF_8);

    static final String EVENT_FIELD = "e";
    static final String TYPE_FIELD = "t";
    static final String QUIET_FIELD = "q";
    static final String BEAT_FIELD = "h";

    private StreamKeys() {}
}
