package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Catalogue.Column;
import io.opengate.testkit.isolation.Catalogue.Table;
import io.opengate.testkit.isolation.Replay.Outcome;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is proved of every tenant table, whatever the service sends; each answer lists what is wrong. */
final class TableProof {

    private final TestDatabase database;
    private final Catalogue catalogue;

    TableProof(TestDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Tables that hold no rows of one of the realms, so that nothing is proved of them. */
    List<String> withoutRows() {
        List<String> empty = new ArrayList<>();
        try (Replay replay = Replay.after(database, catalogue, List.of())) {
            for (Table table : catalogue.ofTenants()) {
                for (UUID realm : List.of(RowValues.HOME, RowValues.OTHER)) {
                    Outcome rows = replay.runUnbound(
                            plain("select 1 from %s where realm_id = '%s' limit 1".formatted(table.name(), realm)),
                            null);
                    if (!rows.result().equals("1")) {
                        empty.add(table.name() + " " + realm);
                    }
                }
            }
        }
        return empty;
    }

    /** Tables whose rows are reached from another realm's scope, or without one, by reading, changing or removing. */
    List<String> reachable() {
        List<String> wrong = new ArrayList<>();
        try (Replay replay = Replay.after(database, catalogue, List.of())) {
            String untouched = replay.run(plain("select 1"), null).others();
            for (Table table : catalogue.ofTenants()) {
                for (String sql : List.of(
                        "select 1 from %1$s where realm_id <> '%2$s'",
                        "select 1 from (select realm_id from %1$s) t where realm_id <> '%2$s'",
                        "update %1$s set realm_id = realm_id where realm_id <> '%2$s'",
                        "delete from %1$s where realm_id <> '%2$s'")) {
                    check(replay, plain(sql.formatted(table.name(), RowValues.HOME)), RowValues.HOME, untouched, wrong);
                }
                check(replay, plain("select 1 from " + table.name()), null, untouched, wrong);
                check(replay, plain("delete from " + table.name()), null, untouched, wrong);
            }
        }
        return wrong;
    }

    private static void check(
            Replay replay, Recorded statement, @Nullable UUID scope, String untouched, List<String> wrong) {
        Outcome outcome = replay.run(statement, scope);
        boolean nothing = outcome.result().isEmpty() || outcome.result().equals("0 rows changed");
        if (!nothing || !outcome.others().equals(untouched)) {
            wrong.add(outcome.result() + ": " + statement);
        }
    }

    /** Tables that take a row of another realm, by insert or by a change of the realm, or any row without a realm. */
    List<String> open() {
        List<String> wrong = new ArrayList<>();
        try (Replay replay = Replay.after(database, catalogue, List.of())) {
            for (Table table : catalogue.ofTenants()) {
                Recorded smuggled = copy(table);
                Recorded moved = plain("update %s set realm_id = '%s'".formatted(table.name(), RowValues.OTHER));
                refused(replay.run(smuggled, RowValues.HOME), smuggled, wrong);
                refused(replay.run(smuggled, null), smuggled, wrong);
                refused(replay.run(moved, RowValues.HOME), moved, wrong);
            }
        }
        return wrong;
    }

    private static void refused(Outcome outcome, Recorded statement, List<String> wrong) {
        if (!outcome.isRefusedByPolicy()) {
            wrong.add(outcome.result() + ": " + statement);
        }
    }

    /** A row of the other realm, made of what PostgreSQL takes as an empty record: the policy speaks before keys do. */
    private static Recorded copy(Table table) {
        List<Column> columns =
                table.columns().stream().filter(column -> !column.generated()).toList();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column ->
                        column.name().equals("realm_id") ? "'" + RowValues.OTHER + "'::uuid" : "t." + column.name())
                .collect(Collectors.joining(", "));
        return plain("insert into %1$s (%2$s) select %3$s from jsonb_populate_record(null::%1$s, '%4$s') t"
                .formatted(table.name(), names, values, "{}"));
    }

    private static Recorded plain(String sql) {
        return new Recorded(sql, List.of(), null);
    }
}
