package io.opengate.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each fault that the contract is there for, planted. */
class IsolationProofTests {

    private static final String POLICY = """
            create policy tenant on planted
                using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
                with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)""";

    private static final String SECURED = "alter table planted enable row level security";

    private static final Recorded QUERY = new Recorded(
            "select name from planted where realm_id = '" + RowValues.HOME + "'", List.of(), RowValues.HOME);

    private final TestDatabase database = EmbeddedPostgresql.create("isolation");
    private final JdbcTemplate superuser =
            new JdbcTemplate(new DriverManagerDataSource(EmbeddedPostgresql.url(database.name())));
    private final JdbcTemplate owner =
            new JdbcTemplate(new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));

    private Catalogue plant(String... statements) {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        owner.execute("create table planted (realm_id uuid not null, id uuid not null, name text not null,"
                + " primary key (realm_id, id))");
        for (String statement : statements) {
            owner.execute(statement);
        }
        Catalogue catalogue = Catalogue.read(superuser);
        new Planter(superuser, catalogue, new RowValues(catalogue, new Hints()))
                .plant(List.of(RowValues.HOME, RowValues.OTHER));
        return catalogue;
    }

    private StatementProof proof(Catalogue catalogue, Recorded... statements) {
        return new StatementProof(database, catalogue, List.of(statements), Set.of());
    }

    private CatalogueProof schema() {
        return new CatalogueProof(superuser, database.application());
    }

    @Test
    void aTableWithItsPolicyPasses() {
        Catalogue catalogue = plant(SECURED, POLICY);

        assertThat(new TableProof(database, catalogue).withoutRows()).isEmpty();
        assertThat(new TableProof(database, catalogue).reachable()).isEmpty();
        assertThat(new TableProof(database, catalogue).open()).isEmpty();
        assertThat(proof(catalogue, QUERY).leaksWithoutPredicate()).isEmpty();
        assertThat(proof(catalogue, QUERY).leaksWithoutAnyRealm()).isEmpty();
        assertThat(proof(catalogue, QUERY).provingNothing(table -> true)).isEmpty();
        assertThat(schema().unprotected()).isEmpty();
        assertThat(schema().views()).isEmpty();
        assertThat(schema().functions()).isEmpty();
    }

    @Test
    void aTableWithoutAPolicyFails() {
        Catalogue catalogue = plant();

        assertThat(new TableProof(database, catalogue).reachable()).isNotEmpty();
        assertThat(new TableProof(database, catalogue).open()).isNotEmpty();
        assertThat(proof(catalogue, QUERY).leaksWithoutPredicate()).isNotEmpty();
        assertThat(proof(catalogue, QUERY).leaksWithoutAnyRealm()).isNotEmpty();
        assertThat(schema().unprotected()).containsExactly("planted");
    }

    @Test
    void aPolicyWhileRowSecurityIsOffFails() {
        Catalogue catalogue = plant(POLICY);

        assertThat(new TableProof(database, catalogue).reachable()).isNotEmpty();
        assertThat(proof(catalogue, QUERY).leaksWithoutPredicate()).isNotEmpty();
        assertThat(schema().unprotected()).containsExactly("planted");
    }

    @Test
    void aSecondPolicyThatLetsEverythingThroughFails() {
        Catalogue catalogue = plant(SECURED, POLICY, "create policy more on planted for select using (true)");

        assertThat(new TableProof(database, catalogue).reachable()).isNotEmpty();
        assertThat(schema().unprotected()).containsExactly("planted");
    }

    @Test
    void aQueryThatNamesNoRealmIsFound() {
        Catalogue catalogue = plant(SECURED, POLICY);

        assertThat(proof(catalogue, new Recorded("select name from planted", List.of(), RowValues.HOME))
                        .withoutRealm())
                .hasSize(1);
    }

    @Test
    void aFunctionWithTheOwnersRightsThatForgetsTheRealmFails() {
        Catalogue catalogue = plant(SECURED, POLICY, """
                create function planted_names() returns setof text language sql security definer
                    set search_path = public, pg_temp as 'select name from planted'""", """
                create function planted_drop(p_id uuid) returns void language sql security definer
                    set search_path = public, pg_temp as 'delete from planted where id = p_id'""", """
                create function planted_own() returns setof text language sql security definer
                    set search_path = public, pg_temp as
                    'select name from planted where realm_id = nullif(current_setting(''opengate.realm'', true), '''')::uuid'""");

        assertThat(new FunctionProof(database, catalogue, superuser).crossing())
                .contains("planted_names", "planted_drop")
                .doesNotContain("planted_own");
    }

    @Test
    void aViewWithItsOwnersRightsFailsAndAMaterializedOneToo() {
        plant(
                SECURED,
                POLICY,
                "create view loose as select * from planted",
                "create view tight with (security_invoker = true) as select * from planted",
                "create materialized view kept as select * from planted");

        assertThat(schema().views()).containsExactlyInAnyOrder("loose", "kept");
    }

    @Test
    void aSequenceThatCanBeReadAndARightToTruncateFail() {
        plant(
                SECURED,
                POLICY,
                "create sequence counted",
                "grant select on counted to " + database.application(),
                "grant truncate on planted to " + database.application());

        assertThat(schema().sequences()).containsExactly("counted");
        assertThat(schema().rightsBesidePolicies()).containsExactly("planted truncate");
    }

    @Test
    void aTableWhoseKeyDoesNotBeginWithTheRealmIsReadWhole() {
        Catalogue catalogue = plant(
                SECURED,
                POLICY,
                "alter table planted drop constraint planted_pkey",
                "create index on planted (id, realm_id)");

        assertThat(faults(catalogue, QUERY)).singleElement().asString().startsWith("reads all of planted");
    }

    @Test
    void aPageThatNoIndexHasInOrderIsSorted() {
        Catalogue catalogue = plant(SECURED, POLICY);
        Recorded page = new Recorded(
                "select name from planted where realm_id = '" + RowValues.HOME + "' order by name limit 10",
                List.of(),
                RowValues.HOME);

        assertThat(faults(catalogue, page)).singleElement().asString().startsWith("sorts 1");
        owner.execute("create index on planted (realm_id, name)");
        assertThat(faults(catalogue, page)).isEmpty();
    }

    private List<String> faults(Catalogue catalogue, Recorded statement) {
        try (PlanProof plans = new PlanProof(database, catalogue, new RowValues(catalogue, new Hints()))) {
            return plans.faults(statement);
        }
    }
}
