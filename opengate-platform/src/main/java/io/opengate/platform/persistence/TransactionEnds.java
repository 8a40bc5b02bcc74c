package io.opengate.platform.persistence;

import java.sql.Connection;

/** Hears of the end of each transaction that may have written. */
public interface TransactionEnds {

    /** For a service that need not know. */
    TransactionEnds UNHEARD = new TransactionEnds() {
        @Override
        public void ended(Connection connection) {}

        @Override
        public void inDoubt() {}

        @Override
        public void released() {}
    };

    /** The transaction has just been committed or rolled back; the connection is still held and must be left as it is. */
    void ended(Connection connection);

    /** A commit was asked for and not answered: nobody knows whether it happened. */
    void inDoubt();

    /** The connection of such a transaction has been given back; the caller of the transaction still waits. */
    void released();
}
