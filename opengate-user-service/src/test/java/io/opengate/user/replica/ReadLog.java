package io.opengate.user.replica;

import static org.awaitility.Awaitility.await;

import io.opengate.testkit.postgresql.PostgresqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;

/** Counts in a server's own log the transactions that a service began there: each of them tells the realm once. */
final class ReadLog {

    private static final String BEGUN = "set_config('opengate.realm'";

    private final PostgresqlServer server;
    private long from;

    ReadLog(PostgresqlServer server) {
        this.server = server;
        server.set("log_statement", "all");
        restart();
    }

    /** Counts from now on. */
    void restart() {
        from = text(0).length();
    }

    /** Transactions since the last {@link #restart}. */
    long transactions() {
        String mark = UUID.randomUUID().toString();
        server.query("postgres", "select '" + mark + "'");
        await().until(() -> text(from).contains(mark));
        return text(from).lines().filter(line -> line.contains(BEGUN)).count();
    }

    /** Statements since the last {@link #restart} that name that text. */
    long statements(String part) {
        return text(from).lines().filter(line -> line.contains(part)).count();
    }

    private String text(long offset) {
        try {
            return new String(Files.readAllBytes(server.log()), StandardCharsets.ISO_8859_1).substring((int) offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
