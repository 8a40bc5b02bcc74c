package io.opengate.testkit.migration;

import java.util.Optional;

/** Which table a statement is about. */
final class TableStatements {

    private TableStatements() {}

    /** The table that a statement creates. */
    static Optional<String> created(SqlStatement statement) {
        if (!statement.starts("create")) {
            return Optional.empty();
        }
        int at = 1;
        while (statement.at(at, "global")
                || statement.at(at, "local")
                || statement.at(at, "temporary")
                || statement.at(at, "temp")
                || statement.at(at, "unlogged")) {
            at++;
        }
        return statement.at(at, "table")
                ? statement.name(statement.after(at + 1, "if", "not", "exists"))
                : Optional.empty();
    }

    static boolean isTemporary(SqlStatement statement) {
        return statement.starts("create") && (statement.at(1, "temp") || statement.at(1, "temporary"));
    }

    /** The table whose index a statement creates. */
    static Optional<String> indexed(SqlStatement statement) {
        if (!statement.starts("create") || !statement.at(statement.after(1, "unique"), "index")) {
            return Optional.empty();
        }
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.at(i, "on")) {
                return statement.name(statement.after(i + 1, "only"));
            }
        }
        return Optional.empty();
    }

    /** Where the name of the table begins that an {@code alter table} alters. */
    static int altered(SqlStatement statement) {
        return statement.after(statement.after(2, "if", "exists"), "only");
    }

    /** Where the actions of an {@code alter table} begin. */
    static int actions(SqlStatement statement) {
        int at = altered(statement);
        while (statement.at(at + 1, ".")) {
            at += 2;
        }
        return statement.after(at + 1, "*");
    }
}
