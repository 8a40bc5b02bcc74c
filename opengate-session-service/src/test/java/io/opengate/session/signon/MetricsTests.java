package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class MetricsTests {

    private final SignOns signOns;
    private final TestHttp http;
    private final RealmRef realm;

    MetricsTests(SignOns signOns, TestHttp http, TestRealms realms) {
        this.signOns = signOns;
        this.http = http;
        this.realm = realms.create();
    }

    @Test
    void startsAndEndsAreScrapedUnderTheirNames() {
        UUID id = signOns.startId(realm, UUID.randomUUID());
        signOns.end(realm, id, "logout");

        String scraped = http.get("/actuator/prometheus", null).text();

        assertThat(scraped)
                .containsPattern("(?m)^opengate_session_created_total(\\{[^}]*})? [1-9]")
                .containsPattern("(?m)^opengate_session_ended_total\\{[^}]*reason=\"logout\"[^}]*} [1-9]")
                .containsPattern("(?m)^opengate_sessions_active(\\{[^}]*})? [0-9]");
        assertThat(scraped).doesNotContain(realm.name().value(), realm.id().toString());
    }
}
