package io.opengate.testkit.isolation;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds for the schema by its definition; each answer lists what is wrong. */
final class CatalogueProof {

    private static final String TENANTS = """
            with tenant as (
                select c.oid, c.relname, c.relrowsecurity from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and exists (select 1 from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped))
            """;

    private final JdbcTemplate database;
    private final String application;

    CatalogueProof(JdbcTemplate database, String application) {
        this.database = database;
        this.application = application;
    }

    /** Tenant tables without row-level security, without a policy, or with one that does not read the realm. */
    List<String> unprotected() {
        return names(TENANTS + """
                select relname from tenant t
                 where not relrowsecurity
                    or not exists (select 1 from pg_policy p where p.polrelid = t.oid)
                    or exists (select 1 from pg_policy p where p.polrelid = t.oid and p.polpermissive
                                and (coalesce(pg_get_expr(p.polqual, p.polrelid), '') not like '%opengate.realm%'
                                  or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%opengate.realm%'))
                """);
    }

    /** References between tenant tables that do not carry the realm: a key's check passes by the policies. */
    List<String> referencesAcrossRealms() {
        return names(TENANTS + """
                select k.conname from pg_constraint k
                  join tenant child on child.oid = k.conrelid join tenant parent on parent.oid = k.confrelid
                 where k.contype = 'f' and not exists (
                       select 1 from unnest(k.conkey, k.confkey) as pair(mine, theirs)
                         join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'realm_id'
                         join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs
                                            and t.attname = 'realm_id')
                """);
    }

    /** Rights on tables that no policy binds. */
    List<String> rightsBesidePolicies() {
        return names("""
                select c.relname || ' ' || r from pg_class c
                  cross join unnest(array['truncate', 'references', 'trigger']) r
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                   and has_table_privilege('%s', c.oid, r)
                """.formatted(application));
    }

    /** Views that read with their owner's rights, and materialized views, which have no policies at all. */
    List<String> views() {
        return names("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace
                   and (c.relkind = 'm' or c.relkind = 'v'
                        and not coalesce(c.reloptions::text ~ 'security_invoker=(true|on|1)', false))
                """);
    }

    /** Sequences that the application may read or set: it may draw from them, no more. */
    List<String> sequences() {
        return names("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
                   and (has_sequence_privilege('%1$s', c.oid, 'select') or has_sequence_privilege('%1$s', c.oid, 'update'))
                """.formatted(application));
    }

    /** Functions with their owner's rights that anybody may call or whose names anybody may redirect. */
    List<String> functions() {
        return names("""
                select p.proname from pg_proc p
                 where p.pronamespace = 'public'::regnamespace and p.prosecdef
                   and (exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                                 where a.grantee = 0)
                        or not exists (select 1 from unnest(p.proconfig) s where s like 'search_path=%, pg_temp'))
                """);
    }

    /** Tables that hold no realm's id at all, or none that a policy reads. */
    List<String> withoutRealm() {
        return names(TENANTS + """
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and c.oid not in (select oid from tenant) and c.relname <> 'flyway_schema_history' order by 1
                """);
    }

    private List<String> names(String query) {
        return database.query(query, (row, number) -> row.getString(1));
    }
}
