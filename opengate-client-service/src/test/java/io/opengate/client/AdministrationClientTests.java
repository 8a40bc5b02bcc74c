package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Hashes;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@ClientTestSetup
@TestPropertySource(
        properties = {
            "opengate.bootstrap.admin-client-id=automation",
            "opengate.bootstrap.admin-client-secret=" + AdministrationClientTests.SECRET
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AdministrationClientTests {

    static final String SECRET = "a-secret-that-an-operator-chose-0123456789";

    private final TestHttp http;
    private final TestTokens tokens;
    private final ApplicationRunner bootstrap;

    AdministrationClientTests(TestHttp http, TestTokens tokens, ApplicationRunner bootstrap) {
        this.http = http;
        this.tokens = tokens;
        this.bootstrap = bootstrap;
    }

    @Test
    void theAdministrationClientIsMadeWithItsFixedIds() {
        JsonNode client = facts().body();

        assertThat(client.path("id").asString()).isEqualTo("00000000-0000-7000-8000-000000000003");
        assertThat(client.path("serviceAccountId").asString()).isEqualTo("00000000-0000-7000-8000-000000000004");
        assertThat(client.path("type").asString()).isEqualTo("confidential");
        assertThat(client.path("grantTypes").toString()).isEqualTo("[\"client_credentials\"]");
        assertThat(client.path("scopes").toString()).isEqualTo("[\"opengate-api\"]");
        assertThat(client.path("secrets").path(0).path("hash").asString()).isEqualTo(Hashes.sha256(SECRET));
    }

    @Test
    void aSecondStartChangesNothing() throws Exception {
        Answer before = facts();
        bootstrap.run(new DefaultApplicationArguments());

        assertThat(facts().body()).isEqualTo(before.body());
    }

    @Test
    void itCannotBeTakenOverByOneWhoMayOnlyManageClients() {
        Answer rotated = http.post(
                "/api/v1/realms/master/clients/00000000-0000-7000-8000-000000000003/secrets",
                tokens.master("client.manage"),
                "{}");

        assertThat(rotated.status()).isEqualTo(403);
    }

    private Answer facts() {
        return http.get(
                "/internal/realms/" + TestRealms.MASTER.id() + "/clients?clientId=automation",
                tokens.peer("auth", TestRealms.MASTER));
    }
}
