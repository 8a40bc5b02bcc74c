package io.opengate.platform.persistence.replica;

import org.springframework.dao.TransientDataAccessResourceException;

/** The replica turned out, with the first statement, to be no place to read this from. Nothing has been read yet. */
final class UnfitReplicaException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    UnfitReplicaException(Reason reason) {
        super("the replica cannot serve this read: " + reason.label());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
