package io.opengate.auth.logout.backchannel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The server of applications that want to be told of logouts. */
final class Receiver implements AutoCloseable {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    /** A request that came in. */
    record Call(String path, String method, String cacheControl, String contentType, Map<String, String> form) {

        String token() {
            return form.getOrDefault("logout_token", "");
        }
    }

    /** @param port where it listens; 0 for any that is free */
    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    void answers(String path, int status) {
        statuses.put(path, status);
    }

    void redirects(String path, String location) {
        locations.put(path, location);
        statuses.put(path, 302);
    }

    /** From now on nobody gets an answer there. */
    void hangs(String path) {
        statuses.put(path, 0);
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            calls.add(new Call(
                    path,
                    exchange.getRequestMethod(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Cache-Control")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
            if (statuses.getOrDefault(path, 200) == 0) {
                awaitClose();
                return;
            }
            if (locations.containsKey(path)) {
                exchange.getResponseHeaders().add("Location", locations.get(path));
            }
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), -1);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new ConcurrentHashMap<>();
        Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
