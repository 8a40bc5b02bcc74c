package io.opengate.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP client of the service under test that follows no redirects and throws for no status. */
public final class TestHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Environment environment;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public TestHttp(Environment environment) {
        this.environment = environment;
    }

    /** What came back; {@code body} is a missing node unless it is JSON. */
    public record Answer(int status, HttpHeaders headers, JsonNode body, String text) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** The absolute URL of a path of the service under test. */
    public String url(String path) {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port") + path;
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Answer delete(String path, @Nullable String token) {
        return send("DELETE", path, token, null, Map.of());
    }

    public Answer post(String path, @Nullable String token, Object json) {
        return send("POST", path, token, json, Map.of());
    }

    public Answer put(String path, @Nullable String token, Object json) {
        return send("PUT", path, token, json, Map.of());
    }

    public Answer patch(String path, @Nullable String token, Object json) {
        return send("PATCH", path, token, json, Map.of("Content-Type", "application/merge-patch+json"));
    }

    /**
     * Any request.
     *
     * @param body null for none, a string or bytes as they are, anything else as JSON
     * @param headers replace the content type {@code application/json} where they name one
     */
    public Answer send(
            String method, String path, @Nullable String token, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        if (token != null) {
            all.put("Authorization", "Bearer " + token);
        }
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher(body));
        all.forEach(request::header);
        return send(request.build());
    }

    /** Any request that the caller built. */
    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), json(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }

    private static JsonNode json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
