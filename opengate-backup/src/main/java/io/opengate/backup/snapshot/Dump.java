package io.opengate.backup.snapshot;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import io.opengate.backup.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code pg_dump} of one service's tables in a snapshot; {@code pg_restore} reads the list of contents as it passes. */
final class Dump {

    private final Database database;
    private final String snapshot;

    Dump(Database database, String snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /** Writes the dump; fails where it is not complete, or not what {@code pg_restore} reads. */
    void writeTo(OutputStream out) throws IOException {
        try (Program dump = Program.start(command(), database.server().environment(database.owner()));
                Program list = Program.start(List.of("pg_restore", "--list"), Map.of())) {
            Listing listing = new Listing(list.input());
            CompletableFuture<String> contents =
                    CompletableFuture.supplyAsync(() -> text(list.output()), Thread::startVirtualThread);
            byte[] buffer = new byte[1 << 16];
            InputStream in = dump.output();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                listing.write(buffer, count);
            }
            dump.requireSuccess();
            listing.close();
            list.requireSuccess();
            requireContents(contents.join());
        }
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private void requireContents(String listing) {
        if (!listing.contains("TABLE DATA " + database.schema() + " flyway_schema_history")) {
            throw new BackupFailure(
                    "the dump of " + database.name() + " does not hold the schema " + database.schema());
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "pg_dump",
                "-Fc",
                "--compress=4",
                "--lock-wait-timeout=60s",
                "--snapshot=" + snapshot,
                "--username=" + database.owner().user(),
                "--no-password"));
        command.addAll(database.server().options());
        if (database.sharesDatabase()) {
            command.add("--schema=" + database.schema());
        }
        command.add(database.name());
        return command;
    }

    /** What the reader of the list takes; it has enough once it knows the contents. */
    private static final class Listing {

        private final OutputStream in;
        private boolean open = true;

        Listing(OutputStream in) {
            this.in = in;
        }

        void write(byte[] buffer, int count) {
            if (open) {
                try {
                    in.write(buffer, 0, count);
                } catch (IOException enough) {
                    open = false;
                }
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException enough) {
                open = false;
            }
        }
    }
}
