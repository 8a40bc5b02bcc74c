package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.DataPlaces.Place;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One database with five schemas. */
class SchemasLayoutTests extends LayoutContract.Everything {

    private static final class Started {
        static final RunningSuite SUITE = RunningSuite.startAnother(Map.of(), "--layout=schemas");
    }

    @AfterAll
    static void stop() {
        Started.SUITE.close();
    }

    @Override
    RunningSuite suite() {
        return Started.SUITE;
    }

    @Override
    String layout() {
        return "schemas";
    }

    @Test
    void thereIsOneDatabaseAndNothingInItsPublicSchema() throws Exception {
        Place users = places().place("users");
        assertThat(places().ask(
                                users,
                                "users",
                                "app",
                                "select datname from pg_database where datname like 'opengate%'"))
                .containsExactly("opengate");
        assertThat(places().ask(users, "users", "app", """
                        select relname from pg_class where relnamespace = 'public'::regnamespace
                        union all select proname from pg_proc where pronamespace = 'public'::regnamespace
                        """)).isEmpty();
    }

    @Test
    void flywaysMavenPluginReadsTheSameVariables() throws Exception {
        Files.writeString(suite().home().resolve("port-offset"), Integer.toString(suite().port(0)));
        String answer = script("eval \"$(./opengate env user)\""
                + " && mvn -B -ntp -o -pl opengate-user-service flyway:validate flyway:migrate");
        assertThat(answer).contains("Successfully validated").contains("Schema \"users\" is up to date");
    }
}
