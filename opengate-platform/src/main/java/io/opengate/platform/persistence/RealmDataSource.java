package io.opengate.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that tell PostgreSQL the realm in scope with the first statement of every transaction, for the policies of
 * row-level security to read, and that refuse statements outside a transaction, where no realm could be told.
 */
final class RealmDataSource extends DelegatingDataSource {

    private volatile boolean guarding;

    RealmDataSource(DataSource target) {
        super(target);
    }

    /** Refuses statements outside a transaction from now on: Hibernate reads the catalogue so while it starts. */
    void guard() {
        guarding = true;
    }

    boolean guarding() {
        return guarding;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return RealmConnection.over(super.getConnection(), this);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return RealmConnection.over(super.getConnection(username, password), this);
    }
}
