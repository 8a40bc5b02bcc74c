package io.opengate.testkit.migration;

import io.opengate.testkit.migration.MigrationLint.Tables;

/** What would show one realm another's rows, or a service's data to everybody. */
final class IsolationRules {

    /** The one permissive policy of a tenant table; a second one would be an alternative to it. */
    private static final String POLICY = "tenant";

    private IsolationRules() {}

    /** Whether row-level security holds less after the statement, or not for what it makes. */
    static boolean weakens(SqlStatement statement, Tables tables) {
        if (statement.starts("alter", "policy") || statement.starts("drop", "policy")) {
            return true;
        }
        if (statement.starts("create", "policy")) {
            return !statement.holds("as", "restrictive") && !isTheOne(statement, tables);
        }
        if (statement.starts("alter", "view")) {
            return statement.holds("security_invoker") && (statement.has("reset") || !asInvoker(statement));
        }
        int at = kindOfCreated(statement);
        return statement.at(at, "materialized", "view") || (statement.at(at, "view") && !asInvoker(statement));
    }

    private static boolean isTheOne(SqlStatement policy, Tables tables) {
        int on = 3;
        return policy.name(2).filter(POLICY::equals).isPresent()
                && policy.at(on, "on")
                && policy.name(on + 1).filter(tables::isOwn).isPresent();
    }

    private static int kindOfCreated(SqlStatement statement) {
        if (!statement.starts("create")) {
            return statement.tokens().size();
        }
        int at = statement.after(1, "or", "replace");
        while (statement.at(at, "local")
                || statement.at(at, "global")
                || statement.at(at, "temp")
                || statement.at(at, "temporary")
                || statement.at(at, "recursive")) {
            at++;
        }
        return at;
    }

    /** Whether the view is read with the rights of whoever asks: its owner's pass every policy. */
    private static boolean asInvoker(SqlStatement view) {
        return view.holds("security_invoker", "=", "true")
                || view.holds("security_invoker", "=", "on")
                || view.holds("(", "security_invoker", ")");
    }

    /** Whether it gives a right to every role of the server. */
    static boolean grantsToEverybody(SqlStatement statement) {
        if (!statement.starts("grant")) {
            return false;
        }
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.at(i, "to") && isEverybody(statement, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEverybody(SqlStatement grant, int roles) {
        return grant.parts(roles).stream()
                .anyMatch(role -> role.name(role.after(0, "group"))
                        .filter("public"::equals)
                        .isPresent());
    }
}
