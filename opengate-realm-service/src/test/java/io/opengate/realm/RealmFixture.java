package io.opengate.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes realms through the API and looks at the database with the owner's eyes. */
public final class RealmFixture {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestHttp http;
    private final TestTokens tokens;
    private final JdbcClient owner;

    public RealmFixture(TestHttp http, TestTokens tokens, TestDatabase database) {
        this.http = http;
        this.tokens = tokens;
        this.owner = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));
    }

    /** A name that no other test has. */
    public static String newName() {
        return "r" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A new realm with the defaults. */
    public RealmRef create() {
        return create(Map.of("name", newName()));
    }

    /** A new realm as the body asks for it. */
    public RealmRef create(Map<String, ?> body) {
        Answer answer = http.post("/api/v1/realms", tokens.master("realm.create"), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new RealmRef(
                RealmId.of(answer.body().path("id").asString()),
                new RealmName(answer.body().path("name").asString()),
                true);
    }

    /** The path of a realm in the management API. */
    public static String path(RealmRef realm) {
        return "/api/v1/realms/" + realm.name();
    }

    /** The path of a realm for other services. */
    public static String internal(RealmRef realm) {
        return "/internal/realms/" + realm.id();
    }

    /** The database without row-level security. */
    public JdbcClient owner() {
        return owner;
    }

    /** The events about that subject, in the order in which they were written. */
    public List<JsonNode> events(String type, String subject) {
        return owner.sql("select event from outbox order by position").query(String.class).list().stream()
                .map(JSON::readTree)
                .filter(event -> event.path("type").asString().equals(type)
                        && event.path("subject").asString().equals(subject))
                .toList();
    }
}
