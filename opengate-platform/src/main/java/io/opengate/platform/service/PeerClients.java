package io.opengate.platform.service;

import io.opengate.platform.security.Callers;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proxies for other services' internal APIs. Each call carries a fresh service token for the realm that its path (or
 * else the current scope) names, and the trace context; it takes 2 s to connect and 5 s to answer at most.
 */
public final class PeerClients {

    private static final Pattern REALM = Pattern.compile("/internal/realms/([0-9a-fA-F-]{36})(?:/.*)?");

    private final Supplier<RestClient.Builder> builders;
    private final ServiceTokens tokens;
    private final Environment environment;
    private final HttpClient http;

    /**
     * Clients for peers.
     *
     * @param tls trust and, if peers ask for it, a certificate for {@code https} peers; null for the JDK's own trust
     */
    public PeerClients(
            Supplier<RestClient.Builder> builders,
            ServiceTokens tokens,
            Environment environment,
            @Nullable SSLContext tls) {
        this.builders = builders;
        this.tokens = tokens;
        this.environment = environment;
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        this.http = (tls == null ? client : client.sslContext(tls)).build();
    }

    /**
     * A proxy for an {@code @HttpExchange} interface of that service. Fields that the interface's records do not
     * declare are ignored. A proxy throws {@link PeerUnavailableException} when the peer does not answer or answers
     * 5xx or 429, and Spring's {@code HttpClientErrorException} for other errors.
     */
    public <T> T create(Class<T> api, String service) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(Duration.ofSeconds(5));
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        RestClient client = builders.get()
                .baseUrl(environment.getRequiredProperty("opengate.peers." + service + ".url"))
                .requestFactory(factory)
                .requestInterceptor((request, body, execution) -> call(service, request, body, execution))
                .configureMessageConverters(converters ->
                        converters.registerDefaults().withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    private ClientHttpResponse call(
            String service, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        request.getHeaders().setBearerAuth(tokens.mint(service, realm(request.getURI()), Callers.subjectId()));
        try {
            ClientHttpResponse response = execution.execute(request, body);
            int status = response.getStatusCode().value();
            if (status >= 500 || status == 429) {
                response.close();
                throw new PeerUnavailableException(service, status);
            }
            return response;
        } catch (IOException e) {
            throw new PeerUnavailableException(service, e);
        }
    }

    private static @Nullable RealmId realm(URI uri) {
        Matcher path = REALM.matcher(uri.getPath());
        Optional<RealmId> named = path.matches() ? Optional.of(RealmId.of(path.group(1))) : RealmScope.find();
        return named.orElse(null);
    }
}
