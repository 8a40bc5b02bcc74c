package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UserSearchTests {

    private final TestUsers users;
    private final TestUsers elsewhere;

    UserSearchTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
    }

    private List<String> found(String query) {
        Answer answer = users.get(users.path() + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").values().stream()
                .map(user -> user.path("username").asString())
                .toList();
    }

    private void someUsers() {
        elsewhere.user("adrian");
        users.create(Map.of("username", "Ada", "email", "z@example.com", "givenName", "Ada", "familyName", "Lovelace"));
        users.create(
                Map.of("username", "adam", "email", "adam@example.com", "givenName", "Adam", "familyName", "Möller"));
        users.create(Map.of("username", "ådam", "email", "y@example.com", "givenName", "Åsa", "status", "pending"));
        users.create(Map.of("username", "bob", "givenName", "Robert", "familyName", "MOLLERUP", "status", "disabled"));
        users.create(Map.of("username", "100%_sure", "familyName", "van der Berg"));
    }

    @ParameterizedTest
    @CsvSource({
        "username=ad,'Ada,adam'",
        "username=AD,'Ada,adam'",
        "username=a\u030A,ådam",
        "username=,'100%_sure,Ada,adam,bob,ådam'",
        "email=ADAM@,adam",
        "givenName=ada,'Ada,adam'",
        "familyName=mo,bob",
        "familyName=mÖ,adam",
        "familyName=van der,100%_sure",
        "username=%,''",
        "username=100%_,100%_sure",
        "username=zzz,''",
        "username=' OR 1=1 --,''"
    })
    void aPrefixFindsWhateverItsCase(String query, String usernames) {
        someUsers();
        int equals = query.indexOf('=') + 1;
        String value = URLEncoder.encode(query.substring(equals), StandardCharsets.UTF_8);

        assertThat(String.join(",", found("?" + query.substring(0, equals) + value)))
                .isEqualTo(usernames);
    }

    @Test
    void criteriaNarrowEachOther() {
        someUsers();

        assertThat(found("?status=disabled")).containsExactly("bob");
        assertThat(found("?status=active")).containsExactly("100%_sure", "Ada", "adam");
        assertThat(found("?username=ad&givenName=adam")).containsExactly("adam");
        assertThat(found("?username=ad&status=pending")).isEmpty();
        assertThat(found("?givenName=r&status=disabled")).containsExactly("bob");
    }

    @ParameterizedTest
    @CsvSource({"status=asleep", "status=ACTIVE", "username=a%00b", "limit=0", "after=nonsense", "name=ada"})
    void aQueryThatMakesNoSenseIsRefused(String query) {
        assertThat(users.get(users.path() + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetitions() {
        for (int i = 0; i < 23; i++) {
            users.create(Map.of("username", "user%02d".formatted(i), "givenName", "Same", "familyName", "n" + i % 3));
        }

        assertThat(everyPage("username=user")).hasSize(23).isSorted().doesNotHaveDuplicates();
        assertThat(everyPage("givenName=same")).hasSize(23).doesNotHaveDuplicates();
        assertThat(everyPage("familyName=n1")).hasSize(8).doesNotHaveDuplicates();
        assertThat(everyPage("status=active")).hasSize(23).doesNotHaveDuplicates();
    }

    private List<String> everyPage(String query) {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    users.get(users.path() + "?limit=5&" + query + after).body();
            page.path("items")
                    .values()
                    .forEach(user -> all.add(user.path("username").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return all;
    }

    @ParameterizedTest
    @CsvSource({"abc,abd", "a\uD7FF,a\uE000", "z,'{'"})
    void theRangeOfAPrefixEndsWhereTheNextOneBegins(String prefix, String end) {
        assertThat(UserSearch.successor(prefix)).isEqualTo(end);
    }

    @Test
    void theLastCharacterOfAllHasNoSuccessorOfItsOwn() {
        String last = Character.toString(Character.MAX_CODE_POINT);
        assertThat(UserSearch.successor("a" + last)).isEqualTo("b");
        assertThat(UserSearch.successor(last)).startsWith(last).hasSizeGreaterThan(2);
    }
}
