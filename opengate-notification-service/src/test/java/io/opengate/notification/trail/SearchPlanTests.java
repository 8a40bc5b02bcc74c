package io.opengate.notification.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.notification.NotificationTest;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** As the application's role, whom row-level security keeps from indexes that it cannot trust. */
@NotificationTest
class SearchPlanTests {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final RealmRef realm;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SearchPlanTests(TestRealms realms, JdbcClient sql, TransactionTemplate transaction) {
        this.realm = realms.create();
        this.sql = sql;
        this.transaction = transaction;
    }

    @TestFactory
    Stream<DynamicTest> everySearchGoesByAnIndexAndSortsNothing() {
        EventQuery.Position after = new EventQuery.Position(TIME, UUID.randomUUID());
        return Stream.of(
                        new EventQuery(null, null, null, null, null, null, 51),
                        new EventQuery(null, null, null, TIME, TIME, after, 51),
                        new EventQuery("user.created", null, null, null, null, after, 51),
                        new EventQuery(null, "subject", null, null, null, after, 51),
                        new EventQuery(null, null, "actor", null, null, after, 51))
                .map(query -> DynamicTest.dynamicTest(
                        query.toString(),
                        () -> assertThat(plan(query)).contains("Index").doesNotContain("Seq Scan", "Sort")));
    }

    private String plan(EventQuery query) {
        FindEvents.Statement statement = FindEvents.statement(realm.id(), query);
        return RealmScope.call(
                realm.id(), () -> Objects.requireNonNull(transaction.execute(status -> explain(statement))));
    }

    private String explain(FindEvents.Statement statement) {
        sql.sql("set local enable_seqscan = off").update();
        sql.sql("set local enable_sort = off").update();
        sql.sql("set local enable_bitmapscan = off").update();
        return String.join(
                "\n",
                sql.sql("explain " + statement.sql())
                        .params(statement.parameters())
                        .query((row, number) -> row.getString(1))
                        .list());
    }
}
