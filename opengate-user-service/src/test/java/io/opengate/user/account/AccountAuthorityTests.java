package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.ManagementGrantsForTests;
import io.opengate.user.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Nobody administers an account that holds more than the token does. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Tag("second-path")
class AccountAuthorityTests {

    private static final String[] HELD = {"user.read", "user.manage", "user.password.set"};
    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestHttp http;
    private final TestTokens tokens;
    private final ManagementGrantsForTests grants;
    private final TestUsers users;
    private final RealmRef realm;

    AccountAuthorityTests(TestHttp http, TestTokens tokens, TestRealms realms, ManagementGrantsForTests grants) {
        this.http = http;
        this.tokens = tokens;
        this.grants = grants;
        this.realm = realms.create();
        this.users = new TestUsers(http, tokens, realm);
    }

    @Test
    void aGreaterAccountIsRefusedToALesserCaller() {
        UserId greater = users.user("greater");
        grants.give(greater, Set.of("user.manage", "client.manage"), realm.id().toString());

        for (Function<UserId, Answer> attack : attacks(users.path(greater), users.token())) {
            Answer refused = attack.apply(greater);
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.body().path("type").asString()).endsWith("/problems/permission-not-held");
            assertThat(refused.body().path("permissions").path(0).asString()).isEqualTo("client.manage");
        }
        assertThat(users.get(users.path(greater)).body().path("version").asLong())
                .isZero();
        assertThat(users.outcome("greater", PASSWORD)).isEqualTo("refused");
    }

    @Test
    void anEqualAccountIsAdministered() {
        UserId equal = users.user("equal");
        grants.give(equal, Set.of(HELD), realm.id().toString());

        for (Function<UserId, Answer> change : attacks(users.path(equal), users.token())) {
            Answer done = change.apply(equal);
            assertThat(done.status()).as(done.text()).isIn(200, 204);
        }
    }

    @Test
    void anAdministratorOfEveryRealmIsRefusedToOneOfMasterAlone() {
        TestUsers master = new TestUsers(http, tokens, TestRealms.MASTER);
        String ofMasterAlone = tokens.of(TestRealms.MASTER)
                .permissions(HELD)
                .realms(TestRealms.MASTER)
                .sign();
        UserId administrator = master.user("root-" + UUID.randomUUID());
        grants.give(administrator, Set.of("user.manage"), "*");

        assertThat(http.put(master.path(administrator, "password"), ofMasterAlone, Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(http.put(master.path(administrator, "password"), tokens.master(HELD), Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nobodyEndsTheOwnAccount() {
        UserId self = users.user("self");
        String own = tokens.of(realm).subject(self.value()).permissions(HELD).sign();

        for (Answer refused : List.of(
                http.delete(users.path(self), own),
                http.patch(users.path(self), own, Map.of("status", "disabled")),
                http.patch(users.path(self), own, Map.of("status", "locked")))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.body().path("type").asString()).endsWith("/problems/own-account");
        }
        assertThat(http.patch(users.path(self), own, Map.of("givenName", "Ada")).status())
                .isEqualTo(200);
        assertThat(http.delete(users.path(self), users.token()).status()).isEqualTo(204);
    }

    /** Every way to change an account. */
    private List<Function<UserId, Answer>> attacks(String path, String token) {
        return List.of(
                user -> http.put(path + "/password", token, Map.of("password", PASSWORD, "temporary", false)),
                user -> http.delete(path + "/password/failures", token),
                user -> http.patch(path, token, Map.of("email", "eve@example.com", "emailVerified", true)),
                user -> http.patch(path, token, Map.of("status", "disabled")),
                user -> http.delete(path, token));
    }
}
