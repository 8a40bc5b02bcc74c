package io.opengate.backup.manifest;

import io.opengate.backup.BackupFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts and digests of what a schema holds, the same on every server for the same contents. The connection signs in as the
 * owner, whom row-level security does not bind.
 */
public final class Digests {

    /** Text forms depend on these. */
    private static final String SETTINGS = """
        set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
        set local bytea_output = 'hex'; set local extra_float_digits = 1; set local lc_monetary = 'C';
        set local search_path = pg_catalog\
        """;

    private static final String TABLES = """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? and c.relkind = 'r' order by c.relname collate "C"
        """;

    private static final String SEQUENCES = """
        select sequencename, coalesce(last_value, 0) from pg_sequences where schemaname = ? order by 1
        """;

    /** Everything about tables, policies and functions that a service or its safety leans on. */
    private static final String STRUCTURE = """
        select line from (
          select 'relation ' || c.relname || ' ' || c.relkind::text || ' ' || c.relowner::regrole || ' ' || c.relrowsecurity
              || ' ' || c.relforcerowsecurity || ' ' || coalesce((select string_agg(a::text, ',' order by a::text)
              from unnest(c.relacl) a), '') as line
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = ?1 and c.relkind in ('r', 'S', 'v', 'm', 'p')
          union all
          select 'policy ' || tablename || ' ' || policyname || ' ' || permissive || ' ' || roles::text || ' ' || cmd
              || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
            from pg_policies where schemaname = ?1
          union all
          select 'function ' || p.oid::regprocedure || ' ' || p.proowner::regrole || ' ' || p.prosecdef || ' '
              || coalesce(p.proconfig::text, '') || ' ' || coalesce((select string_agg(a::text, ',' order by a::text)
              from unnest(p.proacl) a), '')
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = ?1 and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
          union all
          select 'index ' || indexname || ' ' || indexdef from pg_indexes where schemaname = ?1
          union all
          select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || convalidated || ' '
              || pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_namespace n on n.oid = k.connamespace where n.nspname = ?1
          union all
          select 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = ?1 and not tgisinternal
        ) lines order by line collate "C"
        """;

    /** What manifests tell since format 2: what functions do, and what columns take. */
    private static final String CONTENTS = """
        select line from (
          select 'body ' || p.oid::regprocedure || ' ' || md5(p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), '')) as line
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = ?1 and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
          union all
          select 'column ' || c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
              || a.attnotnull || ' ' || a.attidentity::text || a.attgenerated::text || ' '
              || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
           where n.nspname = ?1 and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
        ) lines order by line collate "C"
        """;

    private static final int WITHOUT_CONTENTS = 1;

    private final Connection connection;
    private final String schema;

    /** Of that schema, in the connection's transaction. */
    public Digests(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** How far each sequence is, now: no transaction holds it. */
    public List<SequenceValue> sequences() {
        List<SequenceValue> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SEQUENCES)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(new SequenceValue(String.valueOf(rows.getString(1)), rows.getLong(2)));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new BackupFailure("the sequences of the schema " + schema + " cannot be read", e);
        }
    }

    /** Count and digest of each table. */
    public List<TableDigest> tables() {
        try {
            settle();
            List<TableDigest> digests = new ArrayList<>();
            for (String table : lines(TABLES)) {
                digests.add(digest(table, """
                    select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text
                      from %s t
                    """));
            }
            return digests;
        } catch (SQLException e) {
            throw new BackupFailure("the tables of the schema " + schema + " cannot be read", e);
        }
    }

    /**
     * Owners, privileges, row-level security, policies, functions, columns, indexes and constraints, a line each, as manifests
     * of that format list them.
     */
    public List<String> structure(int format) {
        try {
            settle();
            List<String> structure = lines(STRUCTURE.replace("?1", "?"));
            if (format > WITHOUT_CONTENTS) {
                structure.addAll(lines(CONTENTS.replace("?1", "?")));
            }
            return structure;
        } catch (SQLException e) {
            throw new BackupFailure("the structure of the schema " + schema + " cannot be read", e);
        }
    }

    private void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    private List<String> lines(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 1; i <= query.getParameterMetaData().getParameterCount(); i++) {
                query.setString(i, schema);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(String.valueOf(rows.getString(1)));
                }
            }
        }
        return lines;
    }

    private TableDigest digest(String name, String sql) throws SQLException {
        String relation = quoted(schema) + "." + quoted(name);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.formatted(relation))) {
            rows.next();
            return new TableDigest(name, rows.getLong(1), String.valueOf(rows.getString(2)));
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
