package io.opengate.gateway.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether every service says that it is up; asked at most every two seconds. */
@Component
final class SuiteHealth {

    private static final Logger log = LoggerFactory.getLogger(SuiteHealth.class);

    private static final List<String> SERVICES =
            List.of("auth", "user", "realm", "rbac", "client", "session", "notification");

    private static final long KEPT = Duration.ofSeconds(2).toNanos();

    private final HttpClient client;
    private final Environment environment;
    private final RequestConfig patience =
            RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(1)).build();
    private long askedAt = System.nanoTime() - KEPT;
    private boolean up;

    SuiteHealth(HttpClient client, Environment environment) {
        this.client = client;
        this.environment = environment;
    }

    synchronized boolean up() {
        if (System.nanoTime() - askedAt >= KEPT) {
            up = ask();
            askedAt = System.nanoTime();
        }
        return up;
    }

    private boolean ask() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> questions = SERVICES.stream()
                    .map(service -> (Callable<Boolean>) () -> isUp(service))
                    .toList();
            return threads.invokeAll(questions).stream().allMatch(Future::resultNow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isUp(String service) {
        HttpGet get =
                new HttpGet(environment.getRequiredProperty("opengate.peers." + service + ".url") + "/actuator/health");
        get.setConfig(patience);
        try {
            return client.execute(get, answer -> answer.getCode() == 200);
        } catch (IOException e) {
            log.debug("{} does not tell its health: {}", service, e.toString());
            return false;
        }
    }
}
