package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.persistence.OutsideTransactionException;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTests {

    private final RealmId acme = RealmId.of(UUID.randomUUID());
    private final RealmId other = RealmId.of(UUID.randomUUID());

    private ConfigurableApplicationContext service;
    private Things things;
    private JdbcClient sql;
    private TransactionTemplate transaction;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(DatabaseApplication.class)
                .properties(EmbeddedPostgresql.create("thing").settings())
                .properties(DatabaseApplication.SETTINGS)
                .run();
        things = service.getBean(Things.class);
        sql = service.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aRealmSeesItsOwnRowsAlone() {
        TenantKey key = store(acme, "anvil");

        assertThat(in(acme, () -> things.findById(key))).isPresent();
        assertThat(in(other, () -> things.findById(key))).isEmpty();
        assertThat(in(other, () -> names())).isEmpty();
    }

    @Test
    void withoutARealmThereAreNoRows() {
        store(acme, "bucket");

        List<String> seen = transaction.execute(status -> names());

        assertThat(seen).isEmpty();
    }

    @Test
    void aRowOfAnotherRealmIsRefused() {
        assertThatThrownBy(() -> in(other, () -> things.save(new Thing(key(acme), "smuggled"))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aChangeOfScopeInsideATransactionIsToldToTheDatabase() {
        store(acme, "crate");

        Long seen = transaction.execute(status -> {
            count(other);
            return count(acme);
        });

        assertThat(seen).isPositive();
    }

    @Test
    void aRealmDoesNotOutliveItsTransaction() {
        store(acme, "drill");
        in(acme, () -> things.count());

        assertThat(in(other, () -> things.count())).isZero();
    }

    @Test
    void aStatementOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> sql.sql("select 1").query(Integer.class).single())
                .isInstanceOf(OutsideTransactionException.class);
    }

    @Test
    void anEntityKeepsItsKeyAndCountsItsVersions() {
        TenantKey key = store(acme, "engine");

        in(acme, () -> {
            things.findById(key).orElseThrow().rename("motor");
            return key;
        });

        Thing renamed = in(acme, () -> things.findById(key).orElseThrow());
        assertThat(renamed.key()).isEqualTo(key);
        assertThat(renamed.name()).isEqualTo("motor");
        assertThat(renamed.version()).isEqualTo(1);
    }

    private long count(RealmId realm) {
        return RealmScope.call(
                realm,
                () -> sql.sql("select count(*) from thing").query(Long.class).single());
    }

    private TenantKey store(RealmId realm, String name) {
        return in(realm, () -> things.save(new Thing(key(realm), name)).key());
    }

    private static TenantKey key(RealmId realm) {
        return TenantKey.of(realm, UUID.randomUUID());
    }

    private <T> T in(RealmId realm, java.util.function.Supplier<T> work) {
        return RealmScope.call(
                realm, () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private List<String> names() {
        return sql.sql("select name from thing")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
