package io.opengate.user.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.TestUsers;
import io.opengate.user.TrialDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RealmDeletionsTests {

    private static final String PASSWORD = "the quick brown fox is 42";

    private final TestUsers users;
    private final TestUsers elsewhere;
    private final TrialDatabase database;
    private final List<RealmId> acknowledged = new ArrayList<>();
    private final RealmDeletions deletions;

    RealmDeletionsTests(TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database, PurgeRealm purge) {
        this.users = new TestUsers(http, tokens, realms.create());
        this.elsewhere = new TestUsers(http, tokens, realms.create());
        this.database = new TrialDatabase(database);
        this.deletions = new RealmDeletions(purge, acknowledged::add);
    }

    private static Event requested(RealmId realm) {
        return event("realm.deletion-requested", realm);
    }

    private static Event event(String type, RealmId realm) {
        return new Event(
                UUID.randomUUID(),
                "realm",
                1,
                type,
                realm,
                realm.toString(),
                null,
                Instant.now(),
                1,
                Map.of(),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "password_credentials", "password_guesses"})
    void nothingOfADeletedRealmIsLeftAndAllOfTheOthers(String table) {
        users.user("ada", PASSWORD);
        users.outcome("ada", "wrong");
        users.outcome("nobody", "wrong");
        elsewhere.user("ada", PASSWORD);
        elsewhere.outcome("ada", "wrong");

        deletions.on(requested(users.realm().id()));

        assertThat(rows(table, users)).isZero();
        assertThat(rows(table, elsewhere)).isEqualTo(1);
        assertThat(acknowledged).containsExactly(users.realm().id());
    }

    @Test
    void aSecondRequestIsAcknowledgedAsWell() {
        deletions.on(requested(users.realm().id()));
        deletions.on(requested(users.realm().id()));

        assertThat(acknowledged).hasSize(2);
    }

    @Test
    void whatCameAfterTheFirstPurgeGoesWithTheRealm() {
        RealmId realm = users.realm().id();
        deletions.on(requested(realm));
        users.user("late");

        deletions.on(event("realm.deleted", realm));

        assertThat(rows("users", users)).isZero();
        assertThat(acknowledged).containsExactly(realm);
        assertThat(deletions.types()).contains("realm.deleted");
    }

    @Test
    void theMasterRealmIsNeverPurged() {
        assertThatThrownBy(() -> deletions.on(requested(RealmId.MASTER))).isInstanceOf(IllegalStateException.class);
        assertThat(acknowledged).isEmpty();
    }

    private int rows(String table, TestUsers owner) {
        return database.sql()
                .sql("SELECT count(*) FROM " + table + " WHERE realm_id = ?")
                .param(owner.realm().id().value())
                .query(Integer.class)
                .single();
    }
}
