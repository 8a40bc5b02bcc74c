package io.opengate.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that tell PostgreSQL the realm in scope with the first statement of every transaction, for the policies of
 * row-level security to read, and that refuse statements outside a transaction, where no realm could be told.
 */
public final class RealmDataSource extends DelegatingDataSource {

    private final Opening reading;
    private final TransactionEnds ends;
    private final boolean ofPrimary;
    private volatile boolean guarding;

    private RealmDataSource(DataSource target, Opening reading, TransactionEnds ends, boolean ofPrimary) {
        super(target);
        this.reading = reading;
        this.ends = ends;
        this.ofPrimary = ofPrimary;
    }

    /** Connections of the server that is written to. */
    static RealmDataSource ofPrimary(DataSource target, TransactionEnds ends) {
        return new RealmDataSource(target, Opening.PLAIN, ends, true);
    }

    /** Connections of a server that follows, for read-only transactions that begin so. */
    public static RealmDataSource ofReplica(DataSource target, Opening reading) {
        RealmDataSource source = new RealmDataSource(target, reading, TransactionEnds.UNHEARD, false);
        source.guard();
        return source;
    }

    /** Refuses statements outside a transaction from now on: Hibernate reads the catalogue so while it starts. */
    void guard() {
        guarding = true;
    }

    boolean guarding() {
        return guarding;
    }

    Opening opening(boolean readOnly) {
        return readOnly ? reading : WriteFence.OPENING;
    }

    TransactionEnds ends() {
        return ends;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return RealmConnection.over(super.getConnection(), this);
        } catch (SQLException e) {
            lost(e);
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return RealmConnection.over(super.getConnection(username, password), this);
    }

    /** Where a replica has no connection, the primary may have one, and nothing is lost. */
    private void lost(SQLException failure) {
        if (ofPrimary) {
            LostConnection.noticed(failure);
        }
    }
}
