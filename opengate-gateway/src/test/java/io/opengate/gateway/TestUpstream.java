package io.opengate.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A service behind the gateway: it answers what it got, unless the test told it what to do with a path. */
final class TestUpstream implements HttpHandler {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String service;
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final HttpServer server;

    TestUpstream(String service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpHandler told = handlers.get(exchange.getRequestURI().getPath());
        if (told == null) {
            echo(exchange);
        } else {
            try (exchange) {
                told.handle(exchange);
            }
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
        Map<String, Object> heard = new LinkedHashMap<>();
        heard.put("service", service);
        heard.put("method", exchange.getRequestMethod());
        heard.put("uri", exchange.getRequestURI().toString());
        heard.put("headers", headers);
        heard.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        answer(exchange, 200, JSON.writeValueAsString(heard));
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
