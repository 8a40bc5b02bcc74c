package io.opengate.platform.persistence;

import javax.sql.DataSource;

/** A second server for reads, where one is configured. */
public interface ReadReplica extends TransactionEnds {

    /** Where read-only transactions get their connections: the replica's or, as often as need be, the primary's, read-only. */
    DataSource reads(DataSource primary);
}
