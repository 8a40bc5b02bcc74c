package io.opengate.testkit.migration;

import io.opengate.testkit.migration.Finding.Rule;
import io.opengate.testkit.migration.MigrationLint.Tables;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The rules for one statement. */
final class StatementRules {

    private final SqlStatement statement;
    private final Tables tables;
    private final Set<Rule> broken = EnumSet.noneOf(Rule.class);

    private StatementRules(SqlStatement statement, Tables tables) {
        this.statement = statement;
        this.tables = tables;
    }

    /** The rules that it breaks. */
    static Set<Rule> of(SqlStatement statement, Tables tables) {
        StatementRules rules = new StatementRules(statement, tables);
        rules.check();
        return rules.broken;
    }

    private void check() {
        schema();
        isolation();
        if (statement.starts("drop", "policy")) {
            return;
        }
        if (statement.starts("drop") || statement.starts("truncate")) {
            broken.add(provisioned(1) ? Rule.PROVISIONING : Rule.DROP);
        } else if (statement.starts("create")) {
            create();
        } else if (statement.starts("alter", "table")) {
            alterTable();
        } else if (statement.starts("alter")) {
            alterOther();
        } else if (!statement.inBody() && isTransactionControl()) {
            broken.add(Rule.TRANSACTION);
        }
    }

    private boolean isTransactionControl() {
        return statement.starts("begin")
                || statement.starts("commit")
                || statement.starts("rollback")
                || statement.starts("start", "transaction");
    }

    private boolean provisioned(int at) {
        return statement.at(at, "extension")
                || statement.at(at, "schema")
                || statement.at(at, "role")
                || statement.at(at, "user")
                || statement.at(at, "database");
    }

    private void isolation() {
        if (IsolationRules.weakens(statement, tables)) {
            broken.add(Rule.ISOLATION);
        }
        if (IsolationRules.grantsToEverybody(statement)) {
            broken.add(Rule.PRIVILEGE);
        }
    }

    private void schema() {
        if (statement.holds("public", ".")
                || statement.holds("search_path", "=", "public")
                || statement.holds("search_path", "to", "public")) {
            broken.add(Rule.SCHEMA);
        }
    }

    private void create() {
        if (provisioned(1)) {
            broken.add(Rule.PROVISIONING);
        }
        boolean keyed = statement.holds("primary", "key")
                || statement.holds("partition", "of")
                || statement.holds("including", "all");
        if (TableStatements.created(statement).isPresent() && !TableStatements.isTemporary(statement) && !keyed) {
            broken.add(Rule.PRIMARY_KEY);
        }
        Optional<String> indexed = TableStatements.indexed(statement).filter(tables::isReleased);
        if (indexed.isPresent()) {
            broken.add(Rule.INDEX);
            if (statement.at(1, "unique")) {
                broken.add(Rule.UNIQUE);
            }
        }
    }

    private void alterOther() {
        if (statement.has("rename") || statement.holds("set", "schema")) {
            broken.add(Rule.RENAME);
        }
        boolean defaults = statement.starts("alter", "default", "privileges");
        if (defaults || provisioned(1)) {
            broken.add(Rule.PROVISIONING);
        } else if (statement.has("drop")) {
            broken.add(Rule.DROP);
        }
    }

    private void alterTable() {
        String table = statement.name(TableStatements.altered(statement)).orElse("");
        int actions = TableStatements.actions(statement);
        if (statement.at(actions, "rename") || statement.at(actions, "set", "schema")) {
            add(Rule.RENAME, table);
            return;
        }
        for (SqlStatement action : statement.parts(actions)) {
            if (action.starts("disable", "row", "level") || action.starts("no", "force", "row")) {
                broken.add(Rule.ISOLATION);
            } else if (action.starts("drop") || action.starts("detach")) {
                add(Rule.DROP, table);
            } else if (action.starts("alter")) {
                alterColumn(action, table);
            } else if (action.starts("add")) {
                add(action, table);
            }
        }
    }

    private void alterColumn(SqlStatement action, String table) {
        int change = action.after(1, "column") + 1;
        if (action.at(change, "type") || action.at(change, "set", "data", "type")) {
            add(Rule.TYPE, table);
        } else if (action.at(change, "set", "not", "null")) {
            add(Rule.NOT_NULL, table);
        } else if (action.at(change, "drop") && !action.at(change + 1, "not", "null")) {
            add(Rule.DROP, table);
        }
    }

    private void add(SqlStatement action, String table) {
        int at = action.at(1, "constraint") ? 3 : 1;
        boolean constraint = at == 3
                || action.at(1, "unique")
                || action.at(1, "primary", "key")
                || action.at(1, "exclude")
                || action.at(1, "check")
                || action.at(1, "foreign", "key");
        if (!constraint) {
            addColumn(action, table);
        } else if (tables.isReleased(table)) {
            if (action.at(at, "unique") || action.at(at, "primary") || action.at(at, "exclude")) {
                broken.add(Rule.UNIQUE);
            } else if (!action.holds("not", "valid")) {
                broken.add(Rule.UNCHECKED);
            }
        }
    }

    private void addColumn(SqlStatement action, String table) {
        boolean filled = action.has("default", "generated", "serial", "bigserial", "smallserial");
        if (holdsOutside(action, "not", "null") && !filled) {
            add(Rule.NOT_NULL, table);
        }
        if (tables.isReleased(table) && (action.has("unique") || holdsOutside(action, "primary", "key"))) {
            broken.add(Rule.UNIQUE);
        }
    }

    /** Whether the keywords follow on each other outside parentheses: not those of a check on the column. */
    private static boolean holdsOutside(SqlStatement action, String first, String second) {
        int depth = 0;
        for (int i = 0; i < action.tokens().size(); i++) {
            depth += action.at(i, "(") ? 1 : action.at(i, ")") ? -1 : 0;
            if (depth == 0 && action.at(i, first, second)) {
                return true;
            }
        }
        return false;
    }

    /** A table that the file itself makes is nobody's yet. */
    private void add(Rule rule, String table) {
        if (!tables.isOwn(table)) {
            broken.add(rule);
        }
    }
}
