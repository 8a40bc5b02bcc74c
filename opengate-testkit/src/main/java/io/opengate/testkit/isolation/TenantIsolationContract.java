package io.opengate.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.isolation.Repositories.Call;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * A realm's rows stay its own although a query forgets the realm. Every method of every repository is called on planted
 * rows; what it really sends is run again without its realm, as the application's role, beside the rows of another realm.
 * A method that nobody can call, and a table that cannot be filled, fail. Subclass it in the service, with no body.
 */
@OpenGateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled once the service runs
public abstract class TenantIsolationContract {

    private final Hints hints = new Hints();
    private final Map<String, List<Recorded>> sent = new LinkedHashMap<>();
    private final Map<String, Set<String>> silent = new LinkedHashMap<>();
    private final Set<String> inherited = new TreeSet<>();

    private TestDatabase database;
    private Catalogue catalogue;
    private RowValues values;
    private JdbcTemplate superuser;
    private FunctionProof functions;
    private StatementProof statements;

    @BeforeAll
    void drive(ConfigurableApplicationContext service) {
        quieten(service);
        database = service.getBean(TestDatabase.class);
        superuser = new JdbcTemplate(new DriverManagerDataSource(EmbeddedPostgresql.url(database.name())));
        catalogue = Catalogue.read(superuser);
        values = new RowValues(catalogue, hints);
        new Planter(superuser, catalogue, values)
                .plant(List.of(RowValues.HOME, RowValues.OTHER, RealmId.MASTER.value()));
        Drive drive = new Drive(service, service.getBean(StatementRecorder.class));
        sent.putAll(drive.driveEntities(RowValues.HOME));
        Repositories.of(service).forEach(call -> drive(drive, call));
        functions = new FunctionProof(database, catalogue, superuser);
        statements = new StatementProof(
                database,
                catalogue,
                sent.values().stream().flatMap(List::stream).toList(),
                functions.names());
    }

    private void drive(Drive drive, Call call) {
        if (call.isInherited()) {
            inherited.add(call.signature());
        }
        Set<String> failures = new TreeSet<>();
        for (UUID realm : List.of(RowValues.HOME, RealmId.MASTER.value())) {
            try {
                Drive.Sent result = drive.drive(call, realm);
                sent.computeIfAbsent(call.signature(), name -> new ArrayList<>())
                        .addAll(result.statements());
                result.failures().forEach(failure -> failures.add(String.valueOf(failure)));
            } catch (Arguments.Unknown unknown) {
                failures.add(String.valueOf(unknown));
            }
        }
        if (sent.getOrDefault(call.signature(), List.of()).isEmpty()
                && hints.quiet(call.name()).isEmpty()) {
            silent.put(call.signature(), failures);
        }
    }

    /** Nothing but this test works on the planted rows. */
    private static void quieten(ConfigurableApplicationContext service) {
        service.getBeansOfType(Lifecycle.class).values().stream()
                .filter(bean -> bean.getClass().getName().startsWith("io.opengate."))
                .forEach(Lifecycle::stop);
        service.getBeansOfType(ScheduledAnnotationBeanPostProcessor.class)
                .values()
                .forEach(ScheduledAnnotationBeanPostProcessor::destroy);
    }

    @Test
    void everyMethodOfARepositoryHasBeenSeenAtWork() {
        assertThat(silent)
                .as("methods that sent nothing, and what their calls failed with")
                .isEmpty();
        assertThat(hints.unused("quiet."))
                .as("entries of isolation.properties that are not needed")
                .isEmpty();
        assertThat(statements.size()).isGreaterThan(20);
    }

    @Test
    void everyTenantTableHoldsRowsOfBothRealms() {
        assertThat(new TableProof(database, catalogue).withoutRows()).isEmpty();
        assertThat(hints.unused("value.").stream().filter(name -> !name.endsWith(".bulk")))
                .isEmpty();
    }

    @Test
    void everyQueryNamesTheRealm() {
        List<Recorded> written = sent.entrySet().stream()
                .filter(entry -> !inherited.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        assertThat(new StatementProof(database, catalogue, written, functions.names()).withoutRealm())
                .isEmpty();
    }

    @Test
    void aQueryThatForgetsTheRealmReachesNoOther() {
        assertThat(statements.leaksWithoutPredicate()).isEmpty();
    }

    @Test
    void theSameQueriesWouldLeakWithoutThePolicies() {
        // whether a realm's only row is there is answered alike with another realm's beside it
        assertThat(statements.provingNothing(table -> !values.oneOfARealm(
                        Objects.requireNonNull(catalogue.tables().get(table)))))
                .isEmpty();
    }

    @Test
    void aQueryThatAsksForAnotherRealmGetsNothing() {
        assertThat(statements.leaksWhenAskedForAnother()).isEmpty();
        assertThat(statements.insertsIntoAnother()).isEmpty();
    }

    @Test
    void withoutARealmNothingIsSeen() {
        assertThat(statements.leaksWithoutAnyRealm()).isEmpty();
    }

    @Test
    void noTableGivesOrTakesARowOfAnotherRealm() {
        TableProof tables = new TableProof(database, catalogue);
        assertThat(tables.reachable()).isEmpty();
        assertThat(tables.open()).isEmpty();
    }

    @Test
    void nothingInTheSchemaPassesByThePolicies() {
        CatalogueProof schema = new CatalogueProof(superuser, database.application());
        assertThat(schema.unprotected()).as("tables").isEmpty();
        assertThat(schema.referencesAcrossRealms()).as("references").isEmpty();
        assertThat(schema.rightsBesidePolicies()).as("rights").isEmpty();
        assertThat(schema.views()).as("views").isEmpty();
        assertThat(schema.sequences()).as("sequences").isEmpty();
        assertThat(schema.functions()).as("functions").isEmpty();
    }

    @Test
    void onlyWhatIsDocumentedReachesAcrossRealms() {
        Declarations declared = Declarations.read();
        assertThat(declared.functions()).containsAll(functions.crossing());
        assertThat(declared.tables()).containsAll(new CatalogueProof(superuser, database.application()).withoutRealm());
    }

    @Test
    void everyStatementReadsByAnIndex() {
        Map<String, Set<String>> faults = new LinkedHashMap<>();
        try (PlanProof plans = new PlanProof(database, catalogue, values)) {
            sent.forEach((method, recorded) -> {
                Set<String> found = new TreeSet<>();
                if (!inherited.contains(method)) {
                    recorded.stream()
                            .filter(statement -> !statement.isInsert())
                            .forEach(statement -> found.addAll(plans.faults(statement)));
                }
                if (!found.isEmpty()
                        && hints.plan(method.replaceAll("\\[.*", "")).isEmpty()) {
                    faults.put(method, found);
                }
            });
        }
        assertThat(faults).isEmpty();
        assertThat(hints.unused("plan.")).isEmpty();
    }
}
