package io.opengate.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names in Redis. All but the trail's share the hash slot of the stream, so that one script may touch them. */
final class StreamKeys {

    static final byte[] EVENTS = "opengate:events".getBytes(UTF_8);
    /** The events of {@link #EVENTS} that revoke something: what an instance reads at its start. */
    static final byte[] REVOCATIONS = "{opengate:events}:revocations".getBytes(UTF_8);

    static final byte[] BEAT = "{opengate:events}:beat".getBytes(UTF_8);
    /** Names one life of the stream; another value means that entries were lost with the old one. */
    static final byte[] EPOCH = "{opengate:events}:epoch".getBytes(UTF_8);

    /** Milliseconds: what was issued until then has ended, everywhere. Written by a restore, read whenever the stream is joined. */
    static final byte[] NOT_BEFORE = "{opengate:events}:not-before".getBytes(UTF_8);

    static final byte[] TRAIL = "opengate:trail".getBytes(UTF_8);

    static final String EVENT_FIELD = "e";
    static final String TYPE_FIELD = "t";
    static final String QUIET_FIELD = "q";
    static final String BEAT_FIELD = "h";

    private StreamKeys() {}
}
