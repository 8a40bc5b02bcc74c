package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.TestRealms;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class ParallelRevocationTests {

    private final SignOns signOns;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    ParallelRevocationTests(SignOns signOns, TestRealms realms) {
        this.signOns = signOns;
        this.realm = realms.create();
    }

    @Test
    void ofManyWhoRevokeOneSessionOneDoes() throws Exception {
        UUID id = signOns.startId(realm, user);

        List<Integer> answers =
                together(60, () -> signOns.revoke(realm, "/" + id).status());

        assertThat(answers).filteredOn(status -> status == 204).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 404).hasSize(59);
        await().until(() -> !signOns.events(id, "session.ended").isEmpty());
        assertThat(signOns.events(id, "session.ended")).hasSize(1);
    }

    @Test
    void nothingThatWasStartedBeforeSurvivesARevocationOfAll() throws Exception {
        List<UUID> before = IntStream.range(0, 30)
                .mapToObj(i -> signOns.startId(realm, user))
                .toList();
        UUID stranger = signOns.startId(realm, UUID.randomUUID());

        List<Integer> answers = together(10, () -> {
            signOns.startId(realm, user);
            return signOns.revoke(realm, "?user=" + user).status();
        });

        assertThat(answers).containsOnly(204);
        assertThat(before).allMatch(id -> signOns.show(realm, id).status() == 404);
        assertThat(signOns.show(realm, stranger).status()).isEqualTo(200);
    }

    private static <T> List<T> together(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                results.add(done.get());
            }
            return results;
        }
    }
}
