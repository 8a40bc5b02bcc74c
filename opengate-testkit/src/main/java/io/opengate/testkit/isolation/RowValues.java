package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Catalogue.Column;
import io.opengate.testkit.isolation.Catalogue.ForeignKey;
import io.opengate.testkit.isolation.Catalogue.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What generated rows hold, as SQL expressions. Row n is the same in every realm but for its realm, so that a query which
 * forgets the realm finds the rows of all of them; and the same in every table, so that keys meet.
 */
final class RowValues {

    static final UUID HOME = UUID.fromString("00000000-0000-7000-8000-0000000a0001");
    static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-0000000b0001");

    private static final Set<String> REALM = Set.of("realm_id", "realm");

    private final Catalogue catalogue;
    private final Hints hints;
    private final Map<String, String> settled = new HashMap<>();

    RowValues(Catalogue catalogue, Hints hints) {
        this.catalogue = catalogue;
        this.hints = hints;
    }

    /**
     * Which row is meant.
     *
     * @param realm expression of its realm
     * @param number expression of its number
     * @param offset added to the number where a value has to differ between realms
     * @param name its number, or {@code bulk}
     */
    record Row(String realm, String number, int offset, String name) {

        static Row of(UUID realm, int number, int ordinal) {
            return new Row("'" + realm + "'::uuid", String.valueOf(number), ordinal * 1000, String.valueOf(number));
        }
    }

    /** The id that row n has, in every table. */
    static UUID id(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | (256 + number));
    }

    /** Makes every later row hold this where nothing else is said: a check constraint wants it. */
    void settle(Table table, Column column, String expression) {
        settled.put(table.name() + "." + column.name(), expression);
    }

    String of(Table table, Column column, Row row) {
        Optional<String> hint = hints.value(table.name(), column.name(), row.name());
        if (hint.isPresent()) {
            return hint.get().equals("null") ? "null" : quoted(hint.get(), column);
        }
        if (isRealm(table, column)) {
            return row.realm();
        }
        String fixed = settled.get(table.name() + "." + column.name());
        if (fixed != null) {
            return fixed;
        }
        for (ForeignKey reference : table.references()) {
            int place = reference.columns().indexOf(column.name());
            Table parent = catalogue.tables().get(reference.parent());
            if (place >= 0 && parent != null && !parent.equals(table)) {
                return of(parent, column(parent, reference.parentColumns().get(place)), row);
            }
        }
        return plain(
                column.type(),
                differsBetweenRealms(table, column) ? row.number() + " + " + row.offset() : row.number());
    }

    static String quoted(String text, Column column) {
        return "'" + text.replace("'", "''") + "'::" + column.type();
    }

    /** Whether the column says which realm the row belongs to. */
    boolean isRealm(Table table, Column column) {
        return (column.type().equals("uuid") && REALM.contains(column.name()))
                || catalogue.tables().values().stream()
                        .flatMap(child -> child.references().stream())
                        .anyMatch(reference -> reference.parent().equals(table.name())
                                && reference.parentColumns().equals(java.util.List.of(column.name()))
                                && REALM.contains(reference.columns().getFirst()));
    }

    /** Whether a realm has one row at most. */
    boolean oneOfARealm(Table table) {
        return table.uniqueKeys().stream()
                .anyMatch(key -> key.stream().allMatch(name -> isRealm(table, column(table, name))));
    }

    private boolean differsBetweenRealms(Table table, Column column) {
        return table.uniqueKeys().stream()
                .anyMatch(key -> key.contains(column.name())
                        && key.stream().noneMatch(name -> isRealm(table, column(table, name))));
    }

    private static Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String plain(String type, String number) {
        if (type.endsWith("[]")) {
            return "array[" + plain(type.substring(0, type.length() - 2), number) + "]";
        }
        String expression = switch (type.replaceAll("\\(.*?\\)", "")) {
            case "uuid" -> "('00000000-0000-7000-8000-' || lpad(to_hex(256 + " + number + "), 12, '0'))";
            case "text", "character varying" -> "('text' || (" + number + "))";
            case "boolean" -> "true";
            case "json", "jsonb" -> "'{}'";
            case "timestamp with time zone" ->
                "(timestamptz '2026-01-01 00:00:00Z' + make_interval(mins => (" + number + ")::integer))";
            default -> "(" + number + ")";
        };
        return expression + "::" + type;
    }
}
