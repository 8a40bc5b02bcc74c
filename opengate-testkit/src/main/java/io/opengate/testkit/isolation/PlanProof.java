package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Catalogue.Column;
import io.opengate.testkit.isolation.Catalogue.Table;
import io.opengate.testkit.isolation.RowValues.Row;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the planner reads tables of many rows, as the application's role and with every choice left to it. */
final class PlanProof implements AutoCloseable {

    private static final int ROWS = 20_000;
    private static final int REALMS = 20;
    private static final int FIRST = 100_000;

    /** More rows than this are never sorted to answer a page. */
    private static final int MOST_SORTED = 500;

    private final Set<String> tables = new TreeSet<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Replay replay;

    PlanProof(TestDatabase database, Catalogue catalogue, RowValues values) {
        List<String> preparations = new ArrayList<>();
        preparations.add("set local synchronous_commit = off");
        for (Table table : catalogue.tables().values()) {
            if (!table.name().equals("outbox_lease") && !table.name().equals("trail_source")) {
                tables.add(table.name());
                preparations.addAll(fill(table, values));
            }
        }
        tables.forEach(table -> preparations.add("analyze " + table));
        this.replay = Replay.after(database, catalogue, preparations);
    }

    private static List<String> fill(Table table, RowValues values) {
        String spread = "(case g %% %1$d when 0 then '%2$s'::uuid when 1 then '%3$s'::uuid else %4$s end)"
                .formatted(REALMS, RowValues.HOME, RowValues.OTHER, realm("13000000 + g % " + REALMS));
        if (!values.oneOfARealm(table)) {
            return List.of(insert(table, values, spread, FIRST, FIRST + ROWS - 1));
        }
        return List.of(
                insert(table, values, realm("13000000 + g % " + REALMS), FIRST - REALMS + 2, FIRST - 1),
                insert(table, values, realm("14000000 + g"), FIRST, FIRST + ROWS - 1));
    }

    private static String insert(Table table, RowValues values, String realm, int from, int to) {
        List<Column> columns =
                table.columns().stream().filter(column -> !column.generated()).toList();
        Row row = new Row(realm, "g", 0, "bulk");
        return "insert into %s (%s) select %s from generate_series(%d, %d) g"
                .formatted(
                        table.name(),
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(column -> values.of(table, column, row))
                                .collect(Collectors.joining(", ")),
                        from,
                        to);
    }

    private static String realm(String number) {
        return "(('00000000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid)";
    }

    /** What is wrong with how the statement is answered: tables read whole, and rows sorted where a page is wanted. */
    List<String> faults(Recorded statement) {
        UUID scope = statement.scope() == null ? RowValues.HOME : statement.scope();
        Recorded explained = new Recorded("explain (format json) " + statement.sql(), statement.bindings(), scope);
        JsonNode plan = json.readTree(String.join("\n", replay.answer(explained, scope)))
                .get(0)
                .get("Plan");
        List<String> faults = new ArrayList<>();
        String sql = statement.sql().toLowerCase(Locale.ROOT);
        walk(plan, sql.contains("limit ") || sql.contains("fetch first"), faults);
        return faults.stream().map(fault -> fault + ": " + statement).toList();
    }

    private void walk(JsonNode node, boolean page, List<String> faults) {
        String type = node.path("Node Type").asString("");
        String table = node.path("Relation Name").asString("");
        if (type.equals("Seq Scan") && tables.contains(table)) {
            faults.add("reads all of " + table);
        }
        if (page && type.equals("Sort") && node.path("Plan Rows").asInt(0) > MOST_SORTED) {
            faults.add("sorts " + node.path("Plan Rows").asInt(0) + " rows");
        }
        node.path("Plans").forEach(child -> walk(child, page, faults));
    }

    @Override
    public void close() {
        replay.close();
    }
}
