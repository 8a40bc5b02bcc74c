package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** What a caller sees while a backup holds writes back. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WriteFenceApiTests {

    private final TestHttp http;
    private final TestDatabase database;
    private final RealmRef realm;
    private final String token;

    WriteFenceApiTests(TestHttp http, TestDatabase database, TestRealms realms, TestTokens tokens) {
        this.http = http;
        this.database = database;
        this.realm = realms.create();
        this.token = tokens.management(realm, "user.read", "user.manage");
    }

    @Test
    void aWriteIsToldToComeBackAndAReadIsAnswered() throws SQLException {
        String users = "/api/v1/realms/" + realm.name() + "/users";
        try (Connection backup = DriverManager.getConnection(EmbeddedPostgresql.url(database.name()));
                Statement statement = backup.createStatement()) {
            statement.execute("select pg_advisory_lock(" + WriteFence.KEY + ")");

            TestHttp.Answer refused = http.post(users, token, Map.of("username", "ada"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body().path("type").asString()).endsWith("/problems/unavailable");
            TestHttp.Answer list = http.get(users, token);
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body().path("items")).isEmpty();
        }
        assertThat(http.post(users, token, Map.of("username", "ada")).status()).isEqualTo(201);
    }
}
