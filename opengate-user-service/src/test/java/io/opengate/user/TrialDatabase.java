package io.opengate.user;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's database as its superuser sees it, past row-level security. */
public final class TrialDatabase {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;

    public TrialDatabase(TestDatabase database) {
        this.sql = JdbcClient.create(new DriverManagerDataSource(EmbeddedPostgresql.url(database.name())));
    }

    public JdbcClient sql() {
        return sql;
    }

    /** The events of a realm, in the order in which they were published. */
    public List<JsonNode> events(RealmRef realm) {
        return sql
                .sql("select event from outbox where realm_id = ? order by position")
                .param(realm.id().value())
                .query(String.class)
                .list()
                .stream()
                .map(JSON::readTree)
                .toList();
    }

    /** Their types. */
    public List<String> eventTypes(RealmRef realm) {
        return events(realm).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }
}
