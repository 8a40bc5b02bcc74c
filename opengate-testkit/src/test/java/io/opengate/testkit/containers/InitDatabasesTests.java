package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker/init-databases.sh and docker/init-single-database.sh, each against a real, empty PostgreSQL of its own. */
class InitDatabasesTests {

    private static final List<String> SERVICES = List.of("clients", "notifications", "rbac", "realms", "users");
    private static final List<String> BUILT_IN = List.of("postgres", "template0", "template1");

    /** A script's work. {@code place} is the database and the schema of a service there. */
    private record Layout(String script, List<String> databases) {

        String database(String service) {
            return databases.size() == 1 ? "opengate" : "opengate_" + service;
        }

        String schema(String service) {
            return databases.size() == 1 ? service : "public";
        }
    }

    @Test
    void theScriptStopsAtTheFirstError() {
        String script = ContainerFiles.text("docker/init-databases.sh");
        assertThat(script)
                .startsWith("#!/usr/bin/env bash")
                .containsPattern("(?m)^set -e$")
                .contains("psql -v ON_ERROR_STOP=1 --username \"$POSTGRES_USER\"");
    }

    @Test
    void fiveDatabasesWithTheirTwoRolesEachAndNothingElse() throws Exception {
        check(new Layout(
                "docker/init-databases.sh",
                SERVICES.stream().map(service -> "opengate_" + service).toList()));
    }

    @Test
    void oneDatabaseWithFiveSchemasAndTheirTwoRolesEachAndNothingElse() throws Exception {
        check(new Layout("docker/init-single-database.sh", List.of("opengate")));
    }

    @Test
    void aServerOfItsOwnGetsTheDatabaseOfItsServiceAlone() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setPort(0).start()) {
            run(server, "docker/init-databases.sh", Map.of("OPENGATE_SERVICES", "users"));
            assertThat(strings(as(server, "postgres", "postgres"), """
                            select datname from pg_database where datname like 'opengate%'
                            union all select rolname from pg_roles where rolname like 'opengate%' order by 1
                            """))
                    .containsExactly("opengate_users", "opengate_users_app", "opengate_users_owner");
        }
    }

    private static void check(Layout layout) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setPort(0).start()) {
            run(server, layout.script(), Map.of());
            List<String> all = everything(server, layout);
            theNamesAreExactly(server, layout);
            run(server, layout.script(), Map.of());
            assertThat(everything(server, layout)).as("after a second run").isEqualTo(all);
            for (String service : SERVICES) {
                theApplicationWorksWithTheOwnersTablesAndOwnsNothing(server, layout, service);
            }
            for (String service : SERVICES) {
                strangersAreKeptOut(server, layout, service);
            }
        }
    }

    private static void run(EmbeddedPostgres server, String script, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PGHOST", "localhost");
        environment.put("PGPORT", Integer.toString(server.getPort()));
        environment.put("POSTGRES_USER", "postgres");
        for (String service : SERVICES) {
            String name = "OPENGATE_" + service.toUpperCase(Locale.ROOT);
            environment.put(name + "_OWNER_PASSWORD", "owner's \"secret\"");
            environment.put(name + "_PASSWORD", "app-secret");
        }
        ContainerFiles.Outcome outcome = ContainerFiles.bash(environment, script);
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static void theNamesAreExactly(EmbeddedPostgres server, Layout layout) throws SQLException {
        assertThat(strings(as(server, "postgres", "postgres"), "select datname from pg_database order by 1"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(layout.databases().stream(), BUILT_IN.stream())
                        .toList());
        assertThat(strings(as(server, "postgres", "postgres"), """
                        select rolname from pg_roles where rolname !~ '^pg_' and rolname <> 'postgres'
                           and rolcanlogin and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                        """))
                .containsExactlyInAnyOrderElementsOf(SERVICES.stream()
                        .flatMap(service -> Stream.of("opengate_" + service + "_owner", "opengate_" + service + "_app"))
                        .toList());
        assertThat(strings(as(server, "postgres", "postgres"), "select rolname from pg_roles where rolname !~ '^pg_'"))
                .hasSize(11);
        for (String database : layout.databases()) {
            assertThat(strings(as(server, database, "postgres"), """
                            select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
                            """))
                    .containsExactlyInAnyOrderElementsOf(
                            layout.databases().size() == 1
                                    ? Stream.concat(SERVICES.stream(), Stream.of("public"))
                                            .toList()
                                    : List.of("public"));
        }
    }

    /** Every database, schema, role, membership, right, default right and setting, but for the passwords' hashes. */
    private static List<String> everything(EmbeddedPostgres server, Layout layout) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String database : layout.databases()) {
            found.addAll(strings(as(server, database, "postgres"), """
                    select format('database %s %s %s', datname, datdba::regrole, datacl) from pg_database
                    union all select format('schema %s %s %s', nspname, nspowner::regrole, nspacl) from pg_namespace
                     where nspname !~ '^pg_temp'
                    union all select format('role %s %s %s', rolname, rolcanlogin, rolsuper) from pg_roles
                    union all select format('member %s %s', roleid::regrole, member::regrole) from pg_auth_members
                    union all select format('default %s %s %s %s', defaclrole::regrole, defaclnamespace::regnamespace,
                                            defaclobjtype, defaclacl) from pg_default_acl
                    union all select format('setting %s %s %s', setdatabase, setrole::regrole, setconfig)
                                from pg_db_role_setting
                    order by 1
                    """));
        }
        return found;
    }

    private static void theApplicationWorksWithTheOwnersTablesAndOwnsNothing(
            EmbeddedPostgres server, Layout layout, String service) throws SQLException {
        String role = "opengate_" + service;
        String owner = as(server, layout.database(service), role + "_owner");
        execute(owner, "create table sample (id bigserial, name text)");
        execute(owner, "create function hello() returns text language sql as 'select ''hello'''");
        String application = as(server, layout.database(service), role + "_app");
        execute(application, "insert into sample (name) values ('a')");
        assertThat(strings(application, "select name || hello() from sample")).containsExactly("ahello");
        assertThat(strings(application, "select 'sample'::regclass::oid::regclass || ' ' || current_schema()"))
                .containsExactly("sample " + layout.schema(service));
        assertThatThrownBy(() -> execute(application, "drop table sample")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> execute(application, "create table other (id int)"))
                .hasMessageContaining("permission denied");
        for (String either : List.of(application, owner)) {
            assertThatThrownBy(() -> execute(either, "create database mine"))
                    .hasMessageContaining("permission denied to create database");
        }
        assertThatThrownBy(() -> execute(application, "create schema mine")).hasMessageContaining("permission denied");
    }

    private static void strangersAreKeptOut(EmbeddedPostgres server, Layout layout, String service) {
        for (String stranger : SERVICES) {
            for (String kind : List.of("_app", "_owner")) {
                if (!stranger.equals(service)) {
                    isKeptOut(as(server, layout.database(service), "opengate_" + stranger + kind), layout, service);
                }
            }
        }
    }

    private static void isKeptOut(String stranger, Layout layout, String service) {
        if (layout.databases().size() > 1) {
            assertThatThrownBy(() -> strings(stranger, "select 1"))
                    .as(stranger)
                    .hasMessageContaining("permission denied for database");
            return;
        }
        for (String statement : List.of(
                "select * from %s.sample",
                "insert into %s.sample (name) values ('b')",
                "select %s.hello()",
                "select nextval('%s.sample_id_seq')",
                "create table %s.mine (id int)",
                "alter table %s.sample add column mine text",
                "grant usage on schema %s to public")) {
            assertThatThrownBy(() -> execute(stranger, statement.formatted(service)))
                    .as(stranger + ": " + statement)
                    .hasMessageContaining("permission denied for schema " + service);
        }
        assertThatThrownBy(() -> execute(stranger, "create table public.mine (id int)"))
                .hasMessageContaining("permission denied for schema public");
        assertThatThrownBy(() -> execute(stranger, "set role opengate_" + service + "_owner"))
                .hasMessageContaining("permission denied to set role");
        try {
            assertThat(strings(stranger, """
                    select c.oid::regclass::text from pg_class c
                     where c.relnamespace = '%1$s'::regnamespace and c.relkind = 'r'
                       and has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger')
                    union all
                    select p.proname from pg_proc p
                     where p.pronamespace = '%1$s'::regnamespace and has_function_privilege(p.oid, 'execute')
                    """.formatted(service))).as(stranger).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String as(EmbeddedPostgres server, String database, String role) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=" + role
                + "&password=app-secret";
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(String url, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
