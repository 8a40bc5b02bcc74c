package io.opengate.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.FailureTranslation;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.tenant.TestRealms;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hibernate's {@code find()} answers that there is nothing where its connection breaks: nobody is told so. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SwallowedFailureTests {

    private final JdbcClient database;
    private final RealmRef realm;
    private final FindUsers find;
    private final TransactionTemplate transaction;
    private final List<FailureTranslation> translations;

    SwallowedFailureTests(
            JdbcClient database,
            TestRealms realms,
            FindUsers find,
            PlatformTransactionManager transactions,
            ObjectProvider<FailureTranslation> translations) {
        this.database = database;
        this.realm = realms.create();
        this.find = find;
        this.transaction = new TransactionTemplate(transactions);
        this.translations = translations.orderedStream().toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatIsLostInTheMiddleIsUnavailable(boolean readOnly) {
        Throwable failure = failureOf(readOnly, this::find);

        assertThat(problem(failure)).hasValue(CommonProblem.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheWorkMadeOfItIsNotTold(boolean readOnly) {
        Throwable failure = failureOf(readOnly, () -> {
            if (find().isEmpty()) {
                throw new ProblemException(CommonProblem.NOT_FOUND, null);
            }
        });

        assertThat(problem(failure)).hasValue(CommonProblem.UNAVAILABLE);
    }

    private Throwable failureOf(boolean readOnly, Runnable work) {
        transaction.setReadOnly(readOnly);
        return catchThrowable(() -> RealmScope.run(
                realm.id(),
                () -> transaction.executeWithoutResult(unit -> {
                    loseConnection();
                    work.run();
                })));
    }

    private Optional<User> find() {
        return find.find(realm.id(), new UserId(UUID.randomUUID()));
    }

    private void loseConnection() {
        int backend =
                database.sql("select pg_backend_pid()").query(Integer.class).single();
        EmbeddedPostgresql.execute("postgres", List.of("select pg_terminate_backend(" + backend + ")"));
    }

    private Optional<Object> problem(Throwable failure) {
        return translations.stream()
                .flatMap(translation -> translation.translate(failure).stream())
                .findFirst()
                .map(ProblemException::type);
    }
}
