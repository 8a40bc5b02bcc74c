package io.opengate.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.events.outbox.OutboxFixture;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotentCreatesTests {

    private record Request(String name) {}

    private final RealmId realm = RealmId.of(UUID.randomUUID());

    private ConfigurableApplicationContext service;
    private IdempotentCreates creates;
    private TransactionTemplate transaction;

    @BeforeAll
    void start() {
        service = OutboxFixture.start();
        creates = service.getBean(IdempotentCreates.class);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theSameKeyAndContentMakeOneResource() {
        IdempotencyKey key = key();
        Created<String> first = create(key, "anvil");
        Created<String> second = create(key, "anvil");

        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Created<>(first.id(), "loaded", true));
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        IdempotencyKey key = key();
        create(key, "anvil");

        assertThatThrownBy(() -> create(key, "bucket"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::type)
                .isEqualTo(CommonProblem.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aKeyIsRememberedForAsLongAsTheServiceSays() {
        create(key(), "anvil");

        Boolean remembered = inTransaction(() -> service.getBean(JdbcClient.class)
                .sql("select bool_and(expires_at = created_at + interval '2 days') from idempotency_key")
                .query(Boolean.class)
                .single());
        assertThat(remembered).isTrue();
    }

    @Test
    void withoutAKeyEveryRequestMakesAResource() {
        assertThat(create(IdempotencyKey.ABSENT, "anvil").id())
                .isNotEqualTo(create(IdempotencyKey.ABSENT, "anvil").id());
    }

    @Test
    void aCreateThatFailedLeavesItsKeyFree() {
        IdempotencyKey key = key();
        assertThatThrownBy(() -> inTransaction(() -> creates.once(
                        key,
                        new Request("anvil"),
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        id -> "loaded")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(create(key, "anvil").replayed()).isFalse();
    }

    @Test
    void parallelRequestsMakeOneResource() throws Exception {
        IdempotencyKey key = key();
        Callable<Created<String>> request = () -> create(key, "anvil");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Created<String>>> answers = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(n -> request).toList());

            assertThat(answers.stream().map(IdempotentCreatesTests::get).map(Created::id))
                    .hasSize(8)
                    .containsOnly(get(answers.getFirst()).id());
        }
    }

    private Created<String> create(IdempotencyKey key, String name) {
        return inTransaction(() ->
                creates.once(key, new Request(name), () -> Created.of(UUID.randomUUID(), "made"), id -> "loaded"));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return RealmScope.call(realm, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private static Created<String> get(Future<Created<String>> answer) {
        return answer.resultNow();
    }
}
