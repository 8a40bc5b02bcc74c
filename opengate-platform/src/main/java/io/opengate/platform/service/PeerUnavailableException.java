package io.opengate.platform.service;

/** Another service did not answer, or answered that it cannot now. Rendered as 503 with {@code Retry-After}. */
public final class PeerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String peer;

    public PeerUnavailableException(String peer, Throwable cause) {
        super("service " + peer + " does not answer", cause);
        this.peer = peer;
    }

    /** A peer that answered with an error of its own. */
    public PeerUnavailableException(String peer, int status) {
        super("service " + peer + " answered " + status);
        this.peer = peer;
    }

    /** The short name of the service. */
    public String peer() {
        return peer;
    }
}
