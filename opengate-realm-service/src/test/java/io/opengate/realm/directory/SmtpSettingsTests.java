package io.opengate.realm.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SmtpSettingsTests {
    private static final Map<String, Object> SMTP = Map.of(
            "host", "mail.example.org",
            "port", 587,
            "from", "login@example.org",
            "username", "opengate",
            "password", "correct horse");

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final SecretBox box;

    SmtpSettingsTests(TestHttp http, TestTokens tokens, TestDatabase database, SecretBoxes boxes) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.box = boxes.purpose("smtp");
    }

    private RealmRef withSmtp() {
        return realms.create(Map.of("name", RealmFixture.newName(), "smtp", SMTP));
    }

    private Answer patch(RealmRef realm, Map<String, Object> smtp) {
        return http.patch(RealmFixture.path(realm), tokens.management(realm, "realm.manage"), Map.of("smtp", smtp));
    }

    private Answer internal(RealmRef realm) {
        return http.get(RealmFixture.internal(realm) + "/smtp", tokens.peer("notification", realm));
    }

    @Tag("over-exposure")
    @Test
    void thePasswordIsNeverAnswered() {
        RealmRef realm = withSmtp();

        Answer read = http.get(RealmFixture.path(realm), tokens.management(realm, "realm.read"));

        assertThat(read.body().path("smtp").path("host").asString()).isEqualTo("mail.example.org");
        assertThat(read.body().path("smtp").path("startTls").asBoolean()).isTrue();
        assertThat(read.text()).doesNotContain("correct horse", "password\"", "sealed");
    }

    @Test
    void theMailingServiceGetsThePasswordSealedForThisRealmAndRow() {
        RealmRef realm = withSmtp();

        Answer answer = internal(realm);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        UUID row = UUID.fromString(answer.body().path("row").asString());
        String sealed = answer.body().path("sealedPassword").asString();
        assertThat(sealed).doesNotContain("correct horse");
        assertThat(new String(box.open(sealed, realm.id(), row), UTF_8)).isEqualTo("correct horse");
        assertThatThrownBy(() -> box.open(sealed, realm.id(), UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRealmWithoutMailSettingsAnswersThatThereAreNone() {
        Answer answer = internal(realms.create());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/smtp-not-configured");
    }

    @ParameterizedTest
    @CsvSource({"host,evil.example.net", "port,2525", "username,somebody", "startTls,false"})
    void theStoredPasswordIsNotSentAnywhereElse(String field, String value) {
        RealmRef realm = withSmtp();

        Answer refused = patch(realm, Map.of(field, typed(value)));
        Answer accepted = patch(realm, Map.of(field, typed(value), "password", "another one"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("violations").path(0).path("field").asString())
                .isEqualTo("smtp.password");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }

    private static Object typed(String value) {
        return switch (value) {
            case "2525" -> 2525;
            case "false" -> false;
            default -> value;
        };
    }

    @Test
    void theStoredPasswordStaysWhereTheServerStays() {
        RealmRef realm = withSmtp();

        Answer changed = patch(realm, Map.of("from", "no-reply@example.org"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Answer answer = internal(realm);
        UUID row = UUID.fromString(answer.body().path("row").asString());
        assertThat(new String(box.open(answer.body().path("sealedPassword").asString(), realm.id(), row), UTF_8))
                .isEqualTo("correct horse");
    }

    @Test
    void aChangeOfMailSettingsIsANewVersionOfTheRealm() {
        RealmRef realm = withSmtp();
        String before = http.get(RealmFixture.path(realm), tokens.management(realm, "realm.read"))
                .header("ETag");

        Answer changed = patch(realm, Map.of("password", "a new one"));

        assertThat(changed.header("ETag")).isNotEqualTo(before);
    }

    @Test
    void mailSettingsAreRemovedByNull() {
        RealmRef realm = withSmtp();

        Answer changed = http.patch(
                RealmFixture.path(realm),
                tokens.management(realm, "realm.manage"),
                Collections.singletonMap("smtp", null));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(internal(realm).status()).isEqualTo(404);
    }
}
