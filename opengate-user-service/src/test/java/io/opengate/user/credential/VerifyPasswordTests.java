package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.account.UserId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class VerifyPasswordTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final TestUsers elsewhere;

    VerifyPasswordTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
    }

    @Test
    void theRightPasswordTellsWhoItIs() {
        UserId ada = users.user("Ada", PASSWORD);

        Answer answer = users.verify("ADA", PASSWORD);

        assertThat(answer.body().path("outcome").asString()).isEqualTo("verified");
        assertThat(answer.body().path("user").path("id").asString()).isEqualTo(ada.toString());
        assertThat(answer.body().path("user").path("username").asString()).isEqualTo("Ada");
        assertThat(answer.text()).doesNotContain("argon2");
    }

    @Test
    void anEmailAddressSignsInAsWell() {
        UserId ada = TestUsers.id(users.create(Map.of("username", "ada", "email", "Ada@Example.com")));
        users.setPassword(ada, PASSWORD, false);

        assertThat(users.outcome("ada@example.COM", PASSWORD)).isEqualTo("verified");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreOneAnswer() {
        users.user("ada", PASSWORD);
        users.user("without");

        Answer wrong = users.verify("ada", PASSWORD + "!");
        Answer unknown = users.verify("nobody", PASSWORD);
        Answer without = users.verify("without", PASSWORD);

        assertThat(wrong.text()).isEqualTo(unknown.text()).isEqualTo(without.text());
        assertThat(wrong.body().path("outcome").asString()).isEqualTo("refused");
        assertThat(wrong.body().has("user")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "locked", "pending"})
    void theStateOfAnAccountIsToldToThoseAloneWhoKnowItsPassword(String status) {
        UserId ada = users.user("ada-" + status, PASSWORD);
        users.patch(ada, Map.of("status", status));

        assertThat(users.outcome("ada-" + status, PASSWORD)).isEqualTo(status);
        assertThat(users.outcome("ada-" + status, "some wrong password")).isEqualTo("refused");
    }

    @Test
    @Tag("tenant")
    void aPasswordOfAnotherRealmIsWorthNothing() {
        users.user("ada", PASSWORD);

        assertThat(elsewhere.outcome("ada", PASSWORD)).isEqualTo("refused");
    }

    @Test
    void composedAndDecomposedCharactersAreOnePassword() {
        users.user("ada", "Zürich is nice, isn't it");

        assertThat(users.outcome("ada", "Zu\u0308rich is nice, isn't it")).isEqualTo("verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "@", "a@b@c", "\uD800", "'; drop table users --", "\u202Eada"})
    void whateverIsTypedAsANameIsRefusedLikeAnyOther(String name) {
        assertThat(users.outcome(name, PASSWORD)).isEqualTo("refused");
    }

    @Test
    void aDeletedUserSignsInNoMore() {
        UserId ada = users.user("ada", PASSWORD);

        assertThat(users.delete(ada).status()).isEqualTo(204);

        assertThat(users.outcome("ada", PASSWORD)).isEqualTo("refused");
    }
}
