package io.opengate.testkit.isolation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of a service as PostgreSQL describes them, parents before those that refer to them. */
record Catalogue(Map<String, Table> tables) {

    /** A column; {@code generated} ones get their value from the database. */
    record Column(String name, String type, boolean nullable, boolean generated) {}

    /** A reference: these columns hold those of the parent. */
    record ForeignKey(List<String> columns, String parent, List<String> parentColumns) {}

    /** A check constraint. */
    record Check(List<String> columns, String definition) {}

    /** One table. */
    record Table(
            String name,
            List<Column> columns,
            List<ForeignKey> references,
            Map<String, Check> checks,
            List<Set<String>> uniqueKeys) {

        /** Whether its rows belong to realms. */
        boolean ofTenants() {
            return columns.stream().anyMatch(column -> column.name().equals("realm_id"));
        }
    }

    static Catalogue read(JdbcTemplate database) {
        Map<String, Table> found = new LinkedHashMap<>();
        database.query("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and c.relname <> 'flyway_schema_history' order by 1
                """, row -> {
            String name = row.getString(1);
            found.put(name, table(database, name));
        });
        Map<String, Table> ordered = new LinkedHashMap<>();
        found.values().forEach(table -> place(table, found, ordered));
        return new Catalogue(ordered);
    }

    List<Table> ofTenants() {
        return tables.values().stream().filter(Table::ofTenants).toList();
    }

    private static void place(Table table, Map<String, Table> all, Map<String, Table> ordered) {
        for (ForeignKey reference : table.references()) {
            Table parent = all.get(reference.parent());
            if (parent != null && !parent.equals(table) && !ordered.containsKey(parent.name())) {
                place(parent, all, ordered);
            }
        }
        ordered.putIfAbsent(table.name(), table);
    }

    private static Table table(JdbcTemplate database, String name) {
        List<Column> columns = database.query(
                """
                select attname, format_type(atttypid, atttypmod) as type, not attnotnull as nullable,
                       attidentity <> '' or attgenerated <> '' as generated
                  from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                """,
                (row, number) -> new Column(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getBoolean("nullable"),
                        row.getBoolean("generated")),
                name);
        Map<String, Check> checks = new LinkedHashMap<>();
        List<ForeignKey> references = new ArrayList<>();
        constraints(database, name, row -> {
            if (row.getString("contype").equals("c")) {
                checks.put(row.getString("conname"), new Check(texts(row, "columns"), row.getString("definition")));
            } else {
                references.add(
                        new ForeignKey(texts(row, "columns"), row.getString("parent"), texts(row, "parent_columns")));
            }
        });
        List<Set<String>> unique = database.query("""
                select array(select a.attname::text from pg_attribute a
                              where a.attrelid = i.indrelid and a.attnum = any(i.indkey)) as columns
                  from pg_index i where i.indrelid = ?::regclass and i.indisunique
                """, (row, number) -> Set.copyOf(texts(row, "columns")), name);
        return new Table(name, columns, references, checks, unique);
    }

    private static void constraints(
            JdbcTemplate database, String table, org.springframework.jdbc.core.RowCallbackHandler each) {
        database.query("""
                select conname, contype::text, confrelid::regclass::text as parent, pg_get_constraintdef(oid) as definition,
                       array(select a.attname::text from unnest(conkey) with ordinality k(n, o)
                               join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by o) as columns,
                       array(select a.attname::text from unnest(confkey) with ordinality k(n, o)
                               join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by o) as parent_columns
                  from pg_constraint where conrelid = ?::regclass and contype in ('c', 'f')
                """, each, table);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
