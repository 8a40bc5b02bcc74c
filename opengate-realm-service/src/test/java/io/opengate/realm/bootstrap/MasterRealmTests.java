package io.opengate.realm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.realm.RealmFixture;
import io.opengate.realm.directory.Lifetimes;
import io.opengate.realm.directory.RealmDraft;
import io.opengate.realm.directory.RealmProfile;
import io.opengate.realm.directory.RegisterRealm;
import io.opengate.realm.key.SignatureAlgorithm;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MasterRealmTests {
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final MasterRealm step;
    private final RegisterRealm registration;

    MasterRealmTests(
            TestHttp http, TestTokens tokens, TestDatabase database, MasterRealm step, RegisterRealm registration) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.step = step;
        this.registration = registration;
    }

    @Test
    void masterHasKeysAfterTheFirstStartAndASecondStartChangesNothing() {
        Answer before = keys();

        step.run(new DefaultApplicationArguments());

        assertThat(before.body().path("keys").size()).isGreaterThanOrEqualTo(3);
        assertThat(keys().body()).isEqualTo(before.body());
    }

    private Answer keys() {
        return http.get(RealmFixture.internal(TestRealms.MASTER) + "/keys", tokens.peer("auth", TestRealms.MASTER));
    }

    @Test
    void oneOfManyInstancesThatStartAtOnceCreatesARealmWithAFixedId() throws Exception {
        RealmId id = RealmId.of(UUID.randomUUID());
        RealmDraft draft = new RealmDraft(
                new RealmName(RealmFixture.newName()),
                new RealmProfile("x", true, Lifetimes.DEFAULT, 15, false, false, SignatureAlgorithm.ES256),
                null);
        Callable<Boolean> start = () -> registration.registerOnce(id, draft);

        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> started = instances.invokeAll(List.of(start, start, start, start));

            assertThat(started).extracting(Future::get).containsOnlyOnce(true);
        }
        assertThat(realms.owner()
                        .sql("select count(*) from signing_keys where realm_id = :realm")
                        .param("realm", id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }
}
