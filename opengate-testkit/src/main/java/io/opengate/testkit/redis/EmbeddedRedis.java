package io.opengate.testkit.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import redis.embedded.RedisServer;

/** A Redis 6.2 process on a port of its own. Tests share {@link #shared()}; one that stops its server starts its own. */
public final class EmbeddedRedis implements AutoCloseable {

    private final int port = freePort();
    private final String password = UUID.randomUUID().toString();
    private final RedisServer server = server(port, password);

    private EmbeddedRedis() {}

    private static final class Shared {
        static final EmbeddedRedis SERVER = EmbeddedRedis.start();
    }

    /** Returns the server of this JVM, started when first asked for. */
    public static EmbeddedRedis shared() {
        return Shared.SERVER;
    }

    /** Starts another server, for a test that stops it. */
    public static EmbeddedRedis start() {
        EmbeddedRedis redis = new EmbeddedRedis();
        redis.resume();
        Runtime.getRuntime().addShutdownHook(new Thread(redis::stop, "embedded-redis-stop"));
        return redis;
    }

    /** Stops the process; what it held is gone. */
    public void stop() {
        try {
            if (server.isActive()) {
                server.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an empty process on the same port with the same password. */
    public void resume() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns the TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns the password of the default user. */
    public String password() {
        return password;
    }

    /** Returns the settings, named as the environment variables of a service. */
    public Map<String, Object> settings() {
        return Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(port), "REDIS_PASSWORD", password);
    }

    private static RedisServer server(int port, String password) {
        try {
            return RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("requirepass " + password)
                    .setting("appendonly no")
                    .setting("save \"\"")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
