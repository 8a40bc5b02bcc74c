package io.opengate.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Where all connections are in use, a request is refused clearly, and the watcher still sees what is wrong. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PoolExhaustedTests {

    private static final long PATIENCE_MILLIS = 300;

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestUsers users;
    private final HikariDataSource pool;

    PoolExhaustedTests(TestHttp http, TestTokens tokens, TestRealms realms, DataSource source) throws SQLException {
        this.http = http;
        this.tokens = tokens;
        this.users = new TestUsers(http, tokens, realms.create());
        this.pool = source.unwrap(HikariDataSource.class);
    }

    @Test
    void aRequestAnswersThatItCannotNowAndTheNextOneCan() throws SQLException {
        long patience = pool.getConnectionTimeout();
        List<Connection> held = new ArrayList<>();
        try {
            for (int taken = 0; taken < pool.getMaximumPoolSize(); taken++) {
                held.add(pool.getConnection());
            }
            pool.setConnectionTimeout(PATIENCE_MILLIS);

            TestHttp.Answer refused = users.get(users.path());

            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.body().path("type").asString()).endsWith("/problems/unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(http.get("/api/v1/system/database", tokens.master("system.read"))
                            .status())
                    .isEqualTo(200);
        } finally {
            pool.setConnectionTimeout(patience);
            for (Connection connection : held) {
                connection.close();
            }
        }
        assertThat(users.get(users.path()).status()).isEqualTo(200);
    }
}
