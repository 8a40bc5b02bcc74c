package io.opengate.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.opengate.notification.Neighbours.InMemoryMailServers;
import io.opengate.notification.NotificationTest;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@NotificationTest
class DeliveryTests {

    private static final Map<String, String> VERIFY =
            Map.of("link", "https://id.example.com/v?a=1&b=2", "minutes", "10");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestHttp http;
    private final TestTokens tokens;
    private final TestRealms realms;
    private final InMemoryMailServers servers;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final RealmRef realm;
    private final String deliveries;
    private final String token;

    DeliveryTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            InMemoryMailServers servers,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.realms = realms;
        this.sql = sql;
        this.transaction = transaction;
        this.http = http;
        this.tokens = tokens;
        this.servers = servers;
        this.realm = realms.create();
        this.deliveries = "/api/v1/realms/" + realm.name() + "/deliveries";
        this.token = tokens.management(realm, "delivery.read", "delivery.manage");
    }

    @BeforeEach
    void start() {
        mail.start();
        servers.put(realm.id(), "127.0.0.1", mail.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aMessageIsSentWithItsValuesInPlace() throws MessagingException {
        Answer created = send("anna@example.com", VERIFY);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/deliveries/" + id(created));

        JsonNode sent = awaitState(id(created), "sent");
        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Confirm your e-mail address for " + realm.name());
        assertThat(received.getAllRecipients()[0]).hasToString("anna@example.com");
        assertThat(received.getHeader("Message-ID")[0]).startsWith("<" + id(created));
        assertThat(GreenMailUtil.getWholeMessage(received))
                .contains("https://id.example.com/v?a=1&b=2", "https://id.example.com/v?a=1&amp;b=2");
        assertThat(sent.path("attempts").asInt()).isEqualTo(1);
        assertThat(attempts(id(created))).containsExactly("sent");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        int port = mail.getSmtp().getPort();
        mail.stop();
        String id = id(send("anna@example.com", VERIFY));
        await().untilAsserted(() -> assertThat(attempts(id)).contains("mail-server-unreachable"));

        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            back.start();
            assertThat(awaitState(id, "sent").path("attempts").asInt()).isGreaterThan(1);
        } finally {
            back.stop();
        }
    }

    @Test
    void aDeliveryFailsAfterItsLastAttempt() {
        mail.stop();
        String id = id(send("anna@example.com", VERIFY));

        JsonNode failed = awaitState(id, "failed");
        assertThat(failed.path("failure").asString()).isEqualTo("mail-server-unreachable");
        assertThat(attempts(id)).hasSize(3);
    }

    @Test
    void withoutAMailServerADeliveryFailsAtOnce() {
        RealmRef mute = realms.create();
        String manage = tokens.management(mute, "delivery.read", "delivery.manage");
        String path = "/api/v1/realms/" + mute.name() + "/deliveries";
        String id = id(http.post(path, manage, body("anna@example.com", VERIFY)));

        await().untilAsserted(() -> assertThat(
                        http.get(path + "/" + id, manage).body().path("failure").asString(""))
                .isEqualTo("no-mail-server"));
    }

    @Test
    void aHeaderCannotBeInjected() {
        assertThat(send("anna@example.com\r\nBcc: eve@example.com", VERIFY).status())
                .isEqualTo(400);
        assertThat(http.put(
                                "/api/v1/realms/" + realm.name() + "/templates/verify-email/en",
                                token,
                                Map.of("subject", "{{link}}", "text", "{{link}} {{minutes}}"))
                        .status())
                .isEqualTo(200);
        Answer refused = send("anna@example.com", Map.of("link", "x\r\nBcc: eve@example.com", "minutes", "1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/unfit-model");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aTemplateTakesExactlyItsValues() {
        assertThat(send("anna@example.com", Map.of("link", "x")).status()).isEqualTo(400);
        assertThat(send("anna@example.com", Map.of("link", "x", "minutes", "1", "more", "y"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSameKeySendsOnce() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = http.send("POST", deliveries, token, body("anna@example.com", VERIFY), key);
        Answer second = http.send("POST", deliveries, token, body("anna@example.com", VERIFY), key);
        Answer other = http.send("POST", deliveries, token, body("eve@example.com", VERIFY), key);

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(other.status()).isEqualTo(422);
        awaitState(id(first), "sent");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anotherServiceHasAMessageSent() {
        Answer accepted = http.post(
                "/internal/realms/" + realm.id() + "/messages",
                tokens.peer("user", realm),
                body("anna@example.com", VERIFY));

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        awaitState(id(accepted), "sent");
    }

    @Test
    void aRealmThatIsDisabledSendsNothing() {
        RealmRef disabled = realms.create();
        realms.put(new RealmRef(disabled.id(), disabled.name(), false));

        assertThat(http.post(
                                "/internal/realms/" + disabled.id() + "/messages",
                                tokens.peer("user", disabled),
                                body("anna@example.com", VERIFY))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatAMessageSaysIsSealedAndThenForgotten() {
        mail.stop();
        String id = id(send("anna@example.com", VERIFY));
        await().untilAsserted(() -> assertThat(attempts(id)).isNotEmpty());
        assertThat(sealed(id)).startsWith("1.").doesNotContain("id.example.com");

        awaitState(id, "failed");
        assertThat(sealed(id)).isEqualTo("none");
    }

    private String sealed(String id) {
        return Objects.requireNonNull(RealmScope.call(
                realm.id(),
                () -> transaction.execute(
                        status -> sql.sql("select coalesce(sealed_message, 'none') from delivery where id = ?")
                                .param(UUID.fromString(id))
                                .query((row, number) -> row.getString(1))
                                .single())));
    }

    private Answer send(String to, Map<String, String> model) {
        return http.post(deliveries, token, body(to, model));
    }

    private static Map<String, Object> body(String to, Map<String, String> model) {
        return Map.of("template", "verify-email", "to", to, "locale", "en", "model", model);
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }

    private List<String> attempts(String id) {
        return http.get(deliveries + "/" + id + "/attempts", token)
                .body()
                .path("items")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString())
                .toList();
    }

    private JsonNode awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(http.get(deliveries + "/" + id, token)
                                .body()
                                .path("state")
                                .asString())
                        .isEqualTo(state));
        return http.get(deliveries + "/" + id, token).body();
    }
}
