package io.opengate.backup.restore;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import io.opengate.backup.manifest.DatabaseRecord;
import io.opengate.backup.manifest.Digests;
import io.opengate.backup.manifest.SequenceValue;
import io.opengate.backup.manifest.TableDigest;
import io.opengate.backup.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One service's tables, loaded from a dump into a database that nobody uses yet, as the owner of all of it. */
final class LoadedDatabase {

    private final Database database;
    private final DatabaseRecord record;
    private final int format;

    /** What the database in its new place should hold, as a manifest of that format says it. */
    LoadedDatabase(Database database, DatabaseRecord record, int format) {
        this.database = database;
        this.record = record;
        this.format = format;
    }

    /** Loads the dump, all of it. */
    void load(InputStream dump) throws IOException {
        try (Program restore = Program.start(command(), database.server().environment(database.owner()))) {
            feed(dump, restore);
            restore.requireSuccess();
        }
    }

    private static void feed(InputStream in, Program restore) throws IOException {
        try (OutputStream out = restore.input()) {
            in.transferTo(out);
        } catch (IOException broken) {
            restore.requireSuccess();
            throw broken;
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "pg_restore",
                "--exit-on-error",
                "--no-owner",
                "--single-transaction",
                "--username=" + database.owner().user(),
                "--no-password",
                "--dbname=" + database.name()));
        command.addAll(database.server().options());
        if (database.sharesDatabase()) {
            // the schema itself is there already, with its privileges
            command.add("--schema=" + database.schema());
        }
        return command;
    }

    /** Fails with the first table that is not as it was, in count, digest or privileges; then gathers statistics. */
    void verify() {
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password())) {
            connection.setAutoCommit(false);
            Digests digests = new Digests(connection, database.schema());
            List<TableDigest> found = digests.tables();
            for (TableDigest expected : record.tables()) {
                TableDigest table = found.stream()
                        .filter(candidate -> candidate.name().equals(expected.name()))
                        .findFirst()
                        .orElseThrow(() -> differs("lacks the table " + expected.name()));
                if (!table.equals(expected)) {
                    throw differs("has %d rows in %s where the backup has %d, or other contents"
                            .formatted(table.rows(), table.name(), expected.rows()));
                }
            }
            if (found.size() != record.tables().size()) {
                throw differs("has more tables than the backup");
            }
            verifySequences(digests.sequences());
            verifyStructure(digests.structure(format));
            connection.rollback();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        } catch (SQLException e) {
            throw new BackupFailure("the restored database " + database.name() + " cannot be verified", e);
        }
    }

    /** No number is given twice: a sequence is where it was, or further. */
    private void verifySequences(List<SequenceValue> found) {
        for (SequenceValue expected : record.sequences()) {
            if (found.stream()
                    .noneMatch(value -> value.name().equals(expected.name()) && value.value() >= expected.value())) {
                throw differs("has the sequence " + expected.name() + " before " + expected.value());
            }
        }
    }

    private void verifyStructure(List<String> found) {
        List<String> lacking = new ArrayList<>(record.structure());
        lacking.removeAll(found);
        List<String> further = new ArrayList<>(found);
        further.removeAll(record.structure());
        if (!lacking.isEmpty() || !further.isEmpty()) {
            throw differs(
                    "has other owners, privileges, policies, functions, columns or indexes than the backup (it lacks "
                            + lacking.stream().limit(3).toList() + " and has "
                            + further.stream().limit(3).toList() + ")");
        }
    }

    private BackupFailure differs(String how) {
        return new BackupFailure("the restored database " + database.name() + " " + how + "; nothing was switched");
    }
}
