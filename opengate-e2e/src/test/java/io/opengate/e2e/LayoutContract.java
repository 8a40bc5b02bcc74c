package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.e2e.DataPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds wherever the services keep their data: who reaches what, and what the entry script says of it. */
abstract class LayoutContract {

    /** The running suite. */
    abstract RunningSuite suite();

    /** Its layout, as the command line names it. */
    abstract String layout();

    DataPlaces places() {
        return new DataPlaces(suite(), layout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "owner"})
    void aServicesRolesReachTheirOwnPlace(String kind) throws SQLException {
        for (Place place : places().all()) {
            String history = place.schema() + ".flyway_schema_history";
            assertThat(places().ask(place, place.name(), kind, "select version from " + history))
                    .as(place.toString())
                    .isNotEmpty();
            assertThat(places().ask(place, place.name(), kind, "select current_schema()"))
                    .containsExactly(place.schema());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "owner"})
    void aServicesRolesAreRefusedByEveryOtherPlace(String kind) {
        for (Place place : places().all()) {
            for (Place stranger : places().all()) {
                if (!stranger.equals(place)) {
                    isRefused(place, stranger.name(), kind);
                }
            }
        }
    }

    private void isRefused(Place place, String stranger, String kind) {
        assertThatThrownBy(() -> places().ask(place, stranger, kind, "select id from " + place.schema() + ".outbox"))
                .as("%s of %s at %s", kind, stranger, place)
                .hasMessageMatching("(?s).*(permission denied for|password authentication failed).*");
        if (layout().equals("schemas")) {
            hasNoRight(place, stranger, kind);
        }
    }

    /** In one database a stranger gets in; nothing there is for it. */
    private void hasNoRight(Place place, String stranger, String kind) {
        String rights = """
                select 'schema' where has_schema_privilege('%1$s', 'usage') or has_schema_privilege('%1$s', 'create')
                union all
                select c.relname from pg_class c
                 where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                   and has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger')
                union all
                select p.proname from pg_proc p
                 where p.pronamespace = '%1$s'::regnamespace and has_function_privilege(p.oid, 'execute')
                union all
                select rolname from pg_roles r where rolname <> current_user and pg_has_role(r.oid, 'member')
                """.formatted(place.schema());
        try {
            assertThat(places().ask(place, stranger, kind, rights))
                    .as("rights of %s of %s in %s", kind, stranger, place)
                    .isEmpty();
            assertThat(places().ask(place, place.name(), kind, "select 1 from " + place.schema() + ".outbox"))
                    .isNotNull();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theEntryScriptKnowsWhereTheDataAre() throws Exception {
        Place users = places().place("users");
        Files.writeString(suite().home().resolve("port-offset"), Integer.toString(suite().port(0)));
        String variables = script("eval \"$(./opengate env user)\""
                + " && echo $POSTGRES_HOST $POSTGRES_PORT $POSTGRES_DB $POSTGRES_SCHEMA $PGPORT $PGDATABASE"
                + " && psql --no-psqlrc -Atc 'select count(*) from flyway_schema_history where success'");
        assertThat(variables.lines())
                .startsWith(
                        "127.0.0.1 %1$d %2$s %3$s %1$d %2$s".formatted(users.port(), users.database(), users.schema()))
                .last()
                .asString()
                .matches("[1-9][0-9]*");
    }

    @Test
    void anotherLayoutIsRefusedForTheseData() throws Exception {
        String other = layout().equals("databases") ? "schemas" : "databases";
        String answer = script("! ./opengate up --layout=" + other + " --port-offset " + suite().port(0));
        assertThat(answer)
                .contains("are laid out as --layout=" + layout() + ", which cannot become --layout=" + other)
                .contains("OpenGate did not start");
    }

    @Test
    void theMigrationsRunAsAJobOfTheirOwn() throws Exception {
        Files.writeString(suite().home().resolve("port-offset"), Integer.toString(suite().port(0)));
        String answer = script("""
                eval "$(./opengate env notification)"
                unset POSTGRES_USER POSTGRES_PASSWORD REDIS_HOST REDIS_PORT REDIS_PASSWORD
                dist=opengate-standalone/target/opengate
                libraries="$(ls "$dist"/lib/*.jar | grep -v lib/opengate-standalone | paste -sd:)"
                OPENGATE_MIGRATIONS=only "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
                  -cp "$dist/services/opengate-notification-service.jar:$libraries" \
                  io.opengate.notification.NotificationServiceApplication
                """);
        assertThat(answer).contains("0 migrations applied, version ");
    }

    String script(String commands) throws IOException, InterruptedException {
        Path output = Files.createTempFile("layout", ".out");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", commands)
                .directory(RunningSuite.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("OPENGATE_HOME", suite().home().toString());
        bash.environment().put("OPENGATE_BUILD", "never");
        bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = bash.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("bash ends").isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** The black-box tests that every layout passes; the shared suite, on the default one, passes them by themselves. */
    abstract static class Everything extends LayoutContract {

        @Nested
        class SigningIn extends NimbusSignInTests {
            @Override
            RunningSuite suite() {
                return Everything.this.suite();
            }
        }

        @Nested
        class DeletingRealms extends RealmDeletionTests {
            @Override
            RunningSuite suite() {
                return Everything.this.suite();
            }
        }

        @Nested
        class Metrics extends MetricsTests {
            @Override
            RunningSuite suite() {
                return Everything.this.suite();
            }
        }

        @Nested
        class ManagementApi extends GatewayTests {
            @Override
            RunningSuite suite() {
                return Everything.this.suite();
            }
        }
    }
}
