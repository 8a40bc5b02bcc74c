package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.DataPlaces.Place;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A PostgreSQL server for each service. */
class ServersLayoutTests extends LayoutContract.Everything {

    private static final class Started {
        static final RunningSuite SUITE = RunningSuite.startAnother(Map.of(), "--layout=servers");
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
        return "servers";
    }

    @Test
    void eachServerHasOneDatabaseAndTheRolesOfOneServiceAlone() throws Exception {
        for (Place place : places().all()) {
            assertThat(places().ask(place, place.name(), "app", """
                            select datname from pg_database where datname like 'opengate%'
                            union all select rolname from pg_roles where rolname like 'opengate%' order by 1
                            """))
                    .containsExactly(place.database(), place.database() + "_app", place.database() + "_owner");
        }
    }

    @Test
    void aLaterStartThatNamesNoLayoutFindsItsDataAgain() {
        String realm = suite().management().createRealm();
        suite().close();
        suite().startAgain();
        assertThat(suite().management().get("/api/v1/realms/" + realm).status()).isEqualTo(200);
    }
}
