package io.opengate.testkit.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.testkit.migration.Finding.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A planted bad file for each rule, and beside it what only looks like one. */
class MigrationLintTests {

    /** V1 is of release 0.1.0; what comes after is of 0.2.0, which is being built. */
    private static final String MANIFEST = "0.1.0 = 1";

    private static final MigrationFile RELEASED = new MigrationFile(
            "V1__create_users.sql", "create table users (id uuid primary key, name text, mail text);", "");
    private static final MigrationFile OF_THIS_RELEASE =
            new MigrationFile("V2__create_pets.sql", "create table pets (id uuid primary key, name text);", "");

    private static List<Rule> rules(String sql, String configuration) {
        MigrationFile planted = new MigrationFile("V3__planted.sql", sql, configuration);
        return MigrationLint.check(List.of(RELEASED, OF_THIS_RELEASE, planted), MANIFEST, "0.2.0-SNAPSHOT").stream()
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP             | drop table pets
            DROP             | DROP VIEW IF EXISTS overview
            DROP             | drop function f(uuid)
            DROP             | drop index users_by_name
            DROP             | truncate users
            DROP             | alter table users drop column name
            DROP             | alter table only users drop name
            DROP             | alter table users add column a text, drop constraint c
            DROP             | alter table users alter column name drop default
            DROP             | alter table "users" detach partition p
            DROP             | alter type mood drop attribute a
            DROP             | do $$ begin execute 'alter table users drop column name'; end $$
            DROP             | do $$ begin if true then drop table users; end if; end $$
            DROP             | do $x$ begin execute format('drop index %I', 'a'); end $x$
            DROP             | create function f() returns void language plpgsql as $$ begin drop table users; end $$
            RENAME           | alter table users rename to people
            RENAME           | alter table users rename column name to title
            RENAME           | ALTER/**/TABLE/* a /* nested */ comment */users RENAME COLUMN name TO title
            RENAME           | alter index users_pkey rename to users_key
            RENAME           | alter table users set schema other
            TYPE             | alter table users alter column name type varchar(10)
            TYPE             | alter table if exists users alter name set data type varchar(10) using name::varchar
            NOT_NULL         | alter table users alter column name set not null
            NOT_NULL         | alter table users add column age int not null
            NOT_NULL         | alter table users add age int check (age > 0) not null
            UNIQUE           | alter table users add constraint u unique (mail)
            UNIQUE           | alter table users add unique (mail)
            UNIQUE           | alter table users add column age int unique
            UNIQUE           | alter table users add constraint u exclude using btree (mail with =)
            UNCHECKED        | alter table users add constraint c check (name <> '')
            UNCHECKED        | alter table users add foreign key (id) references pets (id)
            INDEX            | create index users_by_mail on users (mail)
            INDEX            | do $$ begin execute format('create index %I on users (mail)', 'a'); end $$
            TRANSACTION      | commit
            PRIMARY_KEY      | create table t (id uuid, name text)
            PRIMARY_KEY      | create unlogged table if not exists t (a text default 'primary key')
            SCHEMA           | create table public.t (id uuid primary key)
            SCHEMA           | alter function f() set search_path = public, pg_temp
            PROVISIONING     | create extension pgcrypto
            PROVISIONING     | create schema more
            PROVISIONING     | alter role a login
            ISOLATION        | alter table pets disable row level security
            ISOLATION        | alter table pets no force row level security
            ISOLATION        | drop policy tenant on users
            ISOLATION        | alter policy tenant on users using (true)
            ISOLATION        | alter policy tenant on pets to a
            ISOLATION        | create policy everybody on users using (true)
            ISOLATION        | create policy tenant on users for select using (true)
            ISOLATION        | create policy everybody on users as permissive for select using (true)
            ISOLATION        | do $$ begin execute format('create policy tenant on %I using (true)', 'users'); end $$
            ISOLATION        | create table own (id uuid primary key); create policy more on own using (true)
            ISOLATION        | create view v as select name from users
            ISOLATION        | create or replace temp view v with (security_barrier) as select name from users
            ISOLATION        | create view v with (security_invoker = false) as select name from users
            ISOLATION        | alter view v reset (security_invoker)
            ISOLATION        | create materialized view v as select name from users
            PRIVILEGE        | grant select on users to public
            PRIVILEGE        | grant execute on function f(uuid) to a, "public" with grant option
            PRIVILEGE        | do $$ begin execute format('grant select on %I to public', 'users'); end $$
            """)
    void whatDoesNotOnlyAddIsRefused(Rule rule, String sql) {
        assertThat(rules(sql + ";", "")).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- drop table users\ncomment on table users is 'drop table users; alter table users rename to x'",
                "/* drop table users; /* alter table users drop column name */ truncate users */ select 1",
                "insert into pets (id, name) values (gen_random_uuid(), E'it\\'s; drop table users')",
                "insert into pets (id, name) values (gen_random_uuid(), $$; drop table users;$$)",
                "alter table users add column \"drop\" text",
                "alter table users add column renamed_to text, add column dropped boolean not null default false",
                "alter table users add column note text check (note is not null or name is not null)",
                "alter table users add column n bigint not null generated always as identity",
                "alter table users alter column name drop not null",
                "alter table users alter column name set default 'none'",
                "alter table users add constraint c check (name <> '') not valid",
                "alter table users validate constraint c",
                "alter table pets add constraint p unique (name)",
                "create index pets_by_name on pets (name)",
                "create table own (id uuid primary key, a text); alter table own alter a set not null, alter a type varchar",
                "create table part partition of pets for values in ('a')",
                "create temporary table t (id uuid)",
                "create table t (realm_id uuid, id uuid, note text default 'x', primary key (realm_id, id))",
                "create view v with (security_invoker = true) as select name as \"rename\", 'drop' as drop_or_not from users",
                "create or replace view v with (security_invoker) as select name from users",
                "alter view v set (security_invoker = true)",
                "create table own (id uuid primary key); create policy tenant on own using (id is null)",
                "create policy narrower on users as restrictive using (name <> '')",
                "comment on policy tenant on users is 'alter policy tenant on users using (true); grant all to public'",
                "create table policy (id uuid primary key, view text)",
                "grant select on users to \"publicity\"",
                "grant execute on function f() to a",
                "create function f() returns void language sql as $$ with dropped as (delete from pets returning 1) select 1 $$",
                "revoke execute on function f() from public",
                "do $$ declare x text; begin execute format('alter function %s set search_path = %I, pg_temp', 'f()', 'a'); end $$"
            })
    void whatOnlyLooksLikeItPasses(String sql) {
        assertThat(rules(sql + ";", "")).isEmpty();
    }

    private static final String CONCURRENT = """
            -- an index on a table in use
            DROP INDEX CONCURRENTLY IF EXISTS users_by_mail;
            CREATE INDEX CONCURRENTLY users_by_mail ON users (mail);
            """;

    @Test
    void aConcurrentIndexInAFileOfItsOwnPasses() {
        assertThat(rules(CONCURRENT, "executeInTransaction=false")).isEmpty();
        assertThat(rules(
                        CONCURRENT.replace("users_by_mail ON users", "\"users_by_mail\" on only users"),
                        "executeInTransaction = false"))
                .isEmpty();
    }

    @Test
    void aConcurrentIndexOfAnotherShapeIsRefused() {
        assertThat(rules(CONCURRENT, "")).containsExactly(Rule.CONCURRENT_INDEX);
        assertThat(rules(CONCURRENT, "executeInTransaction=true")).containsExactly(Rule.CONCURRENT_INDEX);
        for (String other : List.of(
                "create index concurrently users_by_mail on users (mail);",
                "create index concurrently on users (mail);",
                CONCURRENT + "create table t (id uuid primary key);",
                CONCURRENT.replace("EXISTS users_by_mail", "EXISTS users_by_name"),
                CONCURRENT.replace("CREATE INDEX CONCURRENTLY", "CREATE INDEX CONCURRENTLY IF NOT EXISTS"),
                CONCURRENT.replace("DROP INDEX CONCURRENTLY", "DROP INDEX"))) {
            assertThat(rules(other, "executeInTransaction=false")).as(other).containsExactly(Rule.CONCURRENT_INDEX);
        }
    }

    @Test
    void aUniqueIndexOnAReleasedTableIsRefusedHoweverItIsBuilt() {
        assertThat(rules("create unique index users_mail on users (mail);", ""))
                .containsExactly(Rule.UNIQUE, Rule.INDEX);
        assertThat(rules(CONCURRENT.replace("CREATE INDEX", "CREATE UNIQUE INDEX"), "executeInTransaction=false"))
                .containsExactly(Rule.UNIQUE);
    }

    @Test
    void nothingElseRunsOutsideATransaction() {
        assertThat(rules("create table t (id uuid primary key);", "executeInTransaction=false"))
                .containsExactly(Rule.TRANSACTION);
    }

    @Test
    void aFileMarkedAsContractMayDropWhatAReleaseNoLongerUses() {
        assertThat(rules("-- contract: unused since 0.1.0\nalter table users drop column name;", ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- contract",
                "-- contract: please",
                "-- contract: unused since 0.2.0",
                "-- contract: unused since 0.0.9",
                "-- Contract: unused since"
            })
    void theMarkOfAContractHoldsOnlyWithAReleaseThatWasMadeBefore(String mark) {
        assertThat(rules(mark + "\nalter table users drop column name;", ""))
                .containsExactlyInAnyOrder(Rule.CONTRACT, Rule.DROP);
    }

    @Test
    void aContractInTheReleaseThatItNamesIsTooEarly() {
        MigrationFile early =
                new MigrationFile("V1__early.sql", "-- contract: unused since 0.1.0\ndrop table users;", "");
        assertThat(MigrationLint.check(List.of(early), MANIFEST, "0.2.0"))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.CONTRACT, Rule.DROP);
    }

    @Test
    void aContractLiftsNoRuleAboutLocksSchemasAndIsolation() {
        assertThat(rules("""
                -- contract: unused since 0.1.0
                create index users_by_mail on users (mail);
                create table t (a text);
                alter table users disable row level security;
                drop policy tenant on users;
                """, "")).containsExactly(Rule.INDEX, Rule.PRIMARY_KEY, Rule.ISOLATION, Rule.ISOLATION);
    }

    @Test
    void aTableOfTheReleaseUnderWayIsNotYetReleased() {
        String index = "create index users_by_mail on users (mail);";
        MigrationFile planted = new MigrationFile("V3__planted.sql", index, "");
        assertThat(MigrationLint.check(List.of(RELEASED, planted), "", "0.1.0-SNAPSHOT"))
                .isEmpty();
    }

    @Test
    void aFindingNamesFileLineAndWhatToDo() {
        MigrationFile planted = new MigrationFile("V3__planted.sql", "select 1;\n\n-- why\ndrop table users;", "");
        assertThat(MigrationLint.check(List.of(RELEASED, planted), MANIFEST, "0.2.0"))
                .singleElement()
                .asString()
                .startsWith("V3__planted.sql:4: DROP: ");
    }

    @Test
    void theManifestIsCheckedItself() {
        assertThatThrownBy(() -> MigrationLint.check(List.of(), "0.1.0 = 4\n0.2.0 = 3", "0.3.0"))
                .hasMessageContaining("0.2.0=3");
        assertThatThrownBy(() -> MigrationLint.check(List.of(), "0.3.0 = 4", "0.3.0-SNAPSHOT"))
                .hasMessageContaining("precede 0.3.0");
    }
}
