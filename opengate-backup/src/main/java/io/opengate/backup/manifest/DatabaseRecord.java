package io.opengate.backup.manifest;

import java.util.List;

/**
 * One service's tables.
 *
 * @param service short name
 * @param database where they were
 * @param schema where in it
 * @param serverVersion of PostgreSQL
 * @param schemaVersion of the newest migration
 * @param lsn where the write-ahead log was
 * @param timeline of the server
 * @param file the dump
 * @param structure owners, privileges, policies, functions, indexes and constraints, a line each
 * @param tables every table
 * @param sequences every sequence
 */
public record DatabaseRecord(
        String service,
        String database,
        String schema,
        String serverVersion,
        String schemaVersion,
        String lsn,
        String timeline,
        String file,
        List<String> structure,
        List<TableDigest> tables,
        List<SequenceValue> sequences) {

    public DatabaseRecord {
        structure = List.copyOf(structure);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableDigest::rows).sum();
    }
}
