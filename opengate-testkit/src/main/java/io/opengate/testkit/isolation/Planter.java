package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Catalogue.Check;
import io.opengate.testkit.isolation.Catalogue.Column;
import io.opengate.testkit.isolation.Catalogue.Table;
import io.opengate.testkit.isolation.RowValues.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills every table from the catalogue; what a check constraint wants is found by trying. */
final class Planter {

    private static final int ROWS = 3;
    private static final int TRIALS = 500;
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\\b(\\d+)\\b");

    private final JdbcTemplate database;
    private final Catalogue catalogue;
    private final RowValues values;

    Planter(JdbcTemplate database, Catalogue catalogue, RowValues values) {
        this.database = database;
        this.catalogue = catalogue;
        this.values = values;
    }

    /** Replaces what the tenants' tables hold by rows of these realms, equal but for the realm. */
    void plant(List<UUID> realms) {
        String tenants = catalogue.tables().values().stream()
                .filter(table -> !table.name().equals("outbox_lease"))
                .map(Table::name)
                .collect(Collectors.joining(", "));
        database.execute("truncate " + tenants + " cascade");
        for (Table table : catalogue.tables().values()) {
            for (int ordinal = 0; ordinal < realms.size(); ordinal++) {
                for (int number = 1; number <= ROWS; number++) {
                    plant(table, Row.of(realms.get(ordinal), number, ordinal));
                }
            }
        }
    }

    private void plant(Table table, Row row) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (!column.generated()) {
                filled.put(column.name(), values.of(table, column, row));
            }
        }
        for (int trial = 0; trial < table.columns().size(); trial++) {
            ServerErrorMessage refusal = insert(table, filled);
            if (refusal == null || (hasNoPlace(refusal) && !row.name().equals("1"))) {
                return;
            }
            Check check = table.checks().get(refusal.getConstraint());
            if (!"23514".equals(refusal.getSQLState()) || check == null || !satisfy(table, check, filled)) {
                throw new AssertionError("the table " + table.name() + " could not be filled: " + refusal
                        + "; say in isolation.properties what its rows hold");
            }
        }
    }

    /** Tries values for the columns of a check until it holds; whatever else is wrong is seen next. */
    private boolean satisfy(Table table, Check check, Map<String, String> filled) {
        List<Column> columns = table.columns().stream()
                .filter(column -> check.columns().contains(column.name()))
                .toList();
        List<List<String>> candidates = columns.stream()
                .map(column -> candidates(column, check, filled.get(column.name())))
                .toList();
        int combinations = candidates.stream().mapToInt(List::size).reduce(1, (a, b) -> Math.min(TRIALS, a * b));
        for (int combination = 1; combination < combinations; combination++) {
            int rest = combination;
            for (int place = 0; place < columns.size(); place++) {
                List<String> choices = candidates.get(place);
                filled.put(columns.get(place).name(), choices.get(rest % choices.size()));
                rest /= choices.size();
            }
            ServerErrorMessage refusal = insertAndForget(table, filled);
            if (refusal == null || !check.equals(table.checks().get(refusal.getConstraint()))) {
                settle(table, columns, candidates, filled);
                return true;
            }
        }
        return false;
    }

    private void settle(Table table, List<Column> columns, List<List<String>> candidates, Map<String, String> filled) {
        for (int place = 0; place < columns.size(); place++) {
            Column column = columns.get(place);
            String chosen = filled.getOrDefault(column.name(), "null");
            if (!chosen.equals(candidates.get(place).getFirst())) {
                values.settle(table, column, chosen);
            }
        }
    }

    private static List<String> candidates(Column column, Check check, @Nullable String current) {
        Set<String> choices = new LinkedHashSet<>();
        choices.add(current == null ? "null" : current);
        Matcher literal = LITERAL.matcher(check.definition());
        while (literal.find()) {
            if (literal.group(1) != null && !column.type().startsWith("bool")) {
                choices.add(RowValues.quoted(literal.group(1), column));
            } else if (literal.group(2) != null && column.type().matches("integer|bigint|smallint")) {
                choices.add(literal.group(2));
                choices.add("(" + literal.group(2) + " + 1)");
            }
        }
        if (column.type().equals("boolean")) {
            choices.add("false");
        }
        if (column.nullable()) {
            choices.add("null");
        }
        return new ArrayList<>(choices);
    }

    private @Nullable ServerErrorMessage insertAndForget(Table table, Map<String, String> filled) {
        return refusal(() -> database.execute("do $do$ begin " + sql(table, filled)
                + "; raise exception using errcode = 'ZZ000'; exception when sqlstate 'ZZ000' then null; end $do$"));
    }

    private @Nullable ServerErrorMessage insert(Table table, Map<String, String> filled) {
        return refusal(() -> database.execute(sql(table, filled)));
    }

    private static String sql(Table table, Map<String, String> filled) {
        return "insert into %s (%s) values (%s)"
                .formatted(table.name(), String.join(", ", filled.keySet()), String.join(", ", filled.values()));
    }

    private static boolean hasNoPlace(ServerErrorMessage refusal) {
        return Set.of("23503", "23505", "23P01").contains(String.valueOf(refusal.getSQLState()));
    }

    private static @Nullable ServerErrorMessage refusal(Runnable statement) {
        try {
            statement.run();
            return null;
        } catch (DataAccessException e) {
            SQLException cause = (SQLException) e.getMostSpecificCause();
            if (cause instanceof PSQLException known && known.getServerErrorMessage() != null) {
                return known.getServerErrorMessage();
            }
            throw e;
        }
    }
}
