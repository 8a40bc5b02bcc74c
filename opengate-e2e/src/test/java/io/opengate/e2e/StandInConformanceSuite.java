package io.opengate.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the conformance suite's REST API that {@code ./opengate conformance} calls, with one module and one verdict. */
final class StandInConformanceSuite implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final String result;
    private volatile @Nullable JsonNode configuration;
    private volatile @Nullable JsonNode metadata;

    StandInConformanceSuite(String result) throws IOException {
        this.result = result;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the plan was created with. */
    JsonNode configuration() {
        return Objects.requireNonNull(configuration);
    }

    /** What the realm said of itself while the module ran. */
    JsonNode metadataOfTheRealm() {
        return Objects.requireNonNull(metadata);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = switch (call) {
            case "GET /api/server" -> "{\"version\":\"0.0\",\"revision\":\"0000000\"}";
            case "POST /api/plan" -> create(exchange);
            case "POST /api/runner" -> start();
            case "GET /api/info/test" -> "{\"status\":\"FINISHED\",\"result\":\"" + result + "\"}";
            case "GET /api/log/test" -> log();
            case "GET /api/plan/export/plan" -> "signed results";
            default -> "";
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String create(HttpExchange exchange) {
        try {
            configuration = JSON.readTree(exchange.getRequestBody().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "{\"id\":\"plan\",\"modules\":[{\"testModule\":\"oidcc-server\",\"variant\":{\"response_type\":\"code\"}}]}";
    }

    private String start() {
        String discovery = configuration().at("/server/discoveryUrl").asString();
        metadata = Http.json("GET", discovery, null, null).json();
        return "{\"id\":\"test\"}";
    }

    private String log() {
        return result.equals("PASSED")
                ? "[{\"src\":\"CheckSomething\",\"result\":\"SUCCESS\",\"msg\":\"as it should be\"}]"
                : "[{\"src\":\"CheckSomething\",\"result\":\"WARNING\",\"msg\":\"something is not as it should be\"}]";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
