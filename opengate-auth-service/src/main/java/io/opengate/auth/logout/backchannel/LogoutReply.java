package io.opengate.auth.logout.backchannel;

/** What became of an attempt: a fixed set, since the trail and a metric name it. */
public enum LogoutReply {
    /** The client has ended its session (Back-Channel Logout 1.0 §2.8). */
    ACCEPTED("2xx", true),
    /** It wants to be asked elsewhere, which is not followed. */
    REDIRECTED("3xx", true),
    /** It does not take the token. */
    REFUSED("4xx", true),
    /** It cannot take it now: 408, 425 or 429. */
    BUSY("busy", false),
    BROKEN("5xx", false),
    /** Its address may not be called. */
    FORBIDDEN("forbidden", true),
    UNTRUSTED("untrusted", false),
    UNREACHABLE("unreachable", false),
    TIMED_OUT("timed-out", false);

    private final String text;
    private final boolean conclusive;

    LogoutReply(String text, boolean conclusive) {
        this.text = text;
        this.conclusive = conclusive;
    }

    /** Its name in events and metrics. */
    public String text() {
        return text;
    }

    /** Whether trying again would change nothing. */
    public boolean isConclusive() {
        return conclusive;
    }
}
