package io.opengate.e2e.faults;

import io.opengate.e2e.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Callers that create, change and read resources over HTTP as fast as they are answered, each its own, and note every
 * answer. A refused create is sent again with the same idempotency key; of every third resource it is given up instead.
 */
final class Load implements AutoCloseable {

    /** Longer than any answer may take: a request that takes so long counts as not answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(3);
    private static final Duration PAUSE_AFTER_A_REFUSAL = Duration.ofMillis(150);
    private static final int CHANGES = 2;

    /** Where the callers send requests, with which token, and the realm they write to. */
    record Target(String url, String token, String realm) {}

    private final Target target;
    private final Ledger ledger = new Ledger();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> written = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private volatile boolean running = true;

    private Load(Target target) {
        this.target = target;
    }

    /** Starts that many writers of each kind. */
    static Load start(Target target, int writers, Kind... kinds) {
        Load load = new Load(target);
        for (Kind kind : kinds) {
            for (int i = 0; i < writers; i++) {
                String name = "%s-%s-%d".formatted(kind.event(), load.run, i);
                AtomicLong count = new AtomicLong();
                load.written.add(count);
                load.threads.add(Thread.ofVirtual().name(name).start(() -> load.write(kind, name, count)));
            }
        }
        load.awaitProgress(1);
        return load;
    }

    /** Waits until every writer has written that many more resources from now on. */
    void awaitProgress(int resources) {
        List<Long> now = written.stream().map(AtomicLong::get).toList();
        Awaitility.await("every caller goes on")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    for (int i = 0; i < now.size(); i++) {
                        if (written.get(i).get() < now.get(i) + resources) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /** Waits until callers have been refused that often, in all. */
    void awaitRefusals(int refusals) {
        Awaitility.await("callers are refused")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.refusals().limit(refusals).count() >= refusals);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets every caller finish what it is at. */
    Ledger stop() {
        close();
        return ledger;
    }

    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(Kind kind, String name, AtomicLong count) {
        for (int i = 0; running; i++) {
            Written resource = new Written(kind, name + "-" + i);
            ledger.add(resource);
            boolean persistent = i % 3 != 0;
            while (!create(resource) && persistent && running) {
                LockSupport.parkNanos(PAUSE_AFTER_A_REFUSAL.toNanos());
            }
            if (resource.id() != null) {
                for (int change = 0; change < CHANGES && running; change++) {
                    change(resource);
                    read(resource);
                }
                count.incrementAndGet();
            }
        }
    }

    private boolean create(Written resource) {
        Http.Answer answer = send("POST", "", resource, resource.kind().create(resource.name()));
        if (answer != null && answer.status() == 201) {
            resource.created(answer.json().path("id").asString());
        }
        return resource.id() != null;
    }

    private void change(Written resource) {
        int value = resource.next();
        Http.Answer answer =
                send("PATCH", "/" + resource.id(), resource, resource.kind().change(value));
        if (answer != null && answer.status() == 200) {
            resource.changed(value);
        } else {
            resource.refused();
            LockSupport.parkNanos(PAUSE_AFTER_A_REFUSAL.toNanos());
        }
    }

    private void read(Written resource) {
        Http.Answer answer = send("GET", "/" + resource.id(), resource, null);
        if (answer != null && answer.status() == 200) {
            String value = answer.json().path(resource.kind().valueField()).asString("");
            if (!resource.mayHold(value)) {
                ledger.addBroken("read " + resource, System.nanoTime(), new IllegalStateException("shows " + value));
            }
        }
    }

    private Http.@Nullable Answer send(String method, String path, Written resource, @Nullable Object body) {
        LockSupport.parkNanos(PAUSE.toNanos());
        String address = target.url() + "/api/v1/realms/" + target.realm() + "/"
                + resource.kind().path() + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + target.token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Http.JSON.writeValueAsString(body)));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", resource.key());
        }
        long sent = System.nanoTime();
        String what = method + " " + resource.name();
        try {
            Http.Answer answer = Http.send(request.build());
            ledger.add(what, sent, answer);
            return answer;
        } catch (RuntimeException broken) {
            ledger.addBroken(what, sent, broken);
            return null;
        }
    }
}
