package io.opengate.platform.persistence.replica;

import com.zaxxer.hikari.HikariDataSource;

/** The pool of the replica and the routing over it, closed with the service. */
record ReplicaConnections(HikariDataSource pool, ReplicaRouting routing) implements AutoCloseable {

    ReplicaConnections(HikariDataSource pool) {
        this(pool, new ReplicaRouting(pool));
    }

    @Override
    public void close() {
        pool.close();
    }
}
