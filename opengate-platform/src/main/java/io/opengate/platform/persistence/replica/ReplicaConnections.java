package io.opengate.platform.persistence.replica;

import com.zaxxer.hikari.HikariDataSource;

/** The pool of the replica and the routing over it, closed with the service. */
record ReplicaConnections(HikariDataSource pool, ReplicaRouting routing) implements AutoCloseable {

    ReplicaConnections(HikariDataSource pool) {
        this(pool, new ReplicaRouting(pool));
    }

    /** Ends what is being read, and has later reads meet whatever servers the address leads to by then. */
    void cut() {
        routing.cut();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
