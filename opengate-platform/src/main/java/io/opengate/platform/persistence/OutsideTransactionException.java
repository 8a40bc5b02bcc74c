package io.opengate.platform.persistence;

/** A statement was about to run outside a transaction: a bug, since row-level security could not know the realm. */
public final class OutsideTransactionException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    OutsideTransactionException() {
        super("work on the database outside a transaction is refused: annotate the use case with @Transactional");
    }
}
