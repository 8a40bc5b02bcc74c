package io.opengate.gateway.system;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks services for the state of their databases, all at once, with the caller's own token. */
@Component
final class ServiceDatabases {

    private static final Logger log = LoggerFactory.getLogger(ServiceDatabases.class);

    private static final String PATH = "/api/v1/system/database";
    private static final int LONGEST = 1024 * 1024;

    private final HttpClient client;
    private final Environment environment;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final RequestConfig patience = RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofSeconds(2))
            .setResponseTimeout(Timeout.ofSeconds(5))
            .build();

    ServiceDatabases(HttpClient client, Environment environment, JsonMapper json, MeterRegistry meters) {
        this.client = client;
        this.environment = environment;
        this.json = json;
        this.meters = meters;
    }

    /** One answer for each service, in their order. */
    List<ServiceDatabase> ask(List<String> services, List<String> authorization) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ServiceDatabase>> questions = services.stream()
                    .map(service -> (Callable<ServiceDatabase>) () -> ask(service, authorization))
                    .toList();
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return services.stream()
                    .<ServiceDatabase>map(ServiceDatabase.Silent::new)
                    .toList();
        }
    }

    private ServiceDatabase ask(String service, List<String> authorization) {
        try {
            HttpGet get = new HttpGet(environment.getRequiredProperty("opengate.peers." + service + ".url") + PATH);
            get.setConfig(patience);
            authorization.forEach(value -> get.addHeader(HttpHeaders.AUTHORIZATION, value));
            return client.execute(get, answer -> read(service, answer));
        } catch (IOException | RuntimeException e) {
            Counter.builder("opengate.gateway.unanswered")
                    .tag("service", service)
                    .register(meters)
                    .increment();
            log.warn("no answer from {}: {}", service, e.toString());
            return new ServiceDatabase.Silent(service);
        }
    }

    private ServiceDatabase read(String service, ClassicHttpResponse answer) throws IOException {
        HttpEntity entity = answer.getEntity();
        byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, LONGEST);
        if (answer.getCode() == 200) {
            return new ServiceDatabase.Told(service, json.readTree(body));
        }
        if (answer.getCode() != 401 && answer.getCode() != 403) {
            log.warn("{} answered {} for its database", service, answer.getCode());
            return new ServiceDatabase.Silent(service);
        }
        Header challenge = answer.getFirstHeader(HttpHeaders.WWW_AUTHENTICATE);
        return new ServiceDatabase.Refused(
                service, answer.getCode(), Optional.ofNullable(challenge).map(Header::getValue), body);
    }
}
