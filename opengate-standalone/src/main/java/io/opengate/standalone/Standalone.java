package io.opengate.standalone;

import io.opengate.platform.crypto.Tokens;
import io.opengate.standalone.config.Home;
import io.opengate.standalone.config.Layout;
import io.opengate.standalone.config.Ports;
import io.opengate.standalone.config.Secrets;
import io.opengate.standalone.config.Service;
import io.opengate.standalone.store.Binaries;
import io.opengate.standalone.store.Postgresql;
import io.opengate.standalone.store.Redis;
import io.opengate.standalone.suite.ServiceSettings;
import io.opengate.standalone.suite.Suite;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One run of the suite: stores, databases, services; and their orderly end. */
public final class Standalone implements AutoCloseable {

    private final Options options;
    private final Terminal terminal;
    private final Home home;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    Standalone(Options options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
        this.home = Home.in(options.home());
    }

    /** The program: see {@link Options} for its arguments. Exit code 1 for a start that failed. */
    public static void main(String[] arguments) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Options options = Options.parse(arguments);
        Terminal terminal = new Terminal(System.out);
        Standalone standalone = new Standalone(options, terminal);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            standalone.close();
                            ended.countDown();
                        },
                        "shutdown"));
        try {
            standalone.start();
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Standalone.class).error("the suite did not start", failure);
            terminal.failure(failure, standalone.home.file("logs"));
            System.exit(1);
        }
        if (options.exitWhenReady()) {
            System.exit(0);
        }
        ended.await();
    }

    void start() {
        long begin = System.nanoTime();
        Ports ports = new Ports(options.portOffset());
        Layout layout = Layout.of(home, options.layout());
        Secrets secrets = Secrets.of(home, System.getenv());
        Postgresql postgresql = new Postgresql(
                home, Binaries.postgresql(options.cache()), layout, ports, secrets, !options.ephemeral());
        Redis redis = new Redis(home, Binaries.redis(options.cache()), ports, secrets, !options.ephemeral());
        postgresql.endLeftBehind();
        redis.endLeftBehind();
        ports.requireFree(layout);
        onClose(redis::close);
        onClose(postgresql::close);
        startStores(postgresql, redis);
        Optional<ServiceSettings.Administrator> administrator = administrator(postgresql);
        String publicUrl = Optional.ofNullable(System.getenv("OPENGATE_PUBLIC_URL"))
                .orElse("http://localhost:" + ports.of(Service.GATEWAY));
        Suite suite =
                new Suite(options.services(), new ServiceSettings(layout, ports, secrets, publicUrl, administrator));
        onClose(suite::close);
        suite.start(terminal::ready);
        terminal.welcome(new Terminal.Welcome(
                publicUrl, ports, administrator, home.folder(), (System.nanoTime() - begin) / 1_000_000));
    }

    private void startStores(Postgresql postgresql, Redis redis) {
        long begin = System.nanoTime();
        CompletableFuture<Void> redisReady = CompletableFuture.runAsync(redis::start);
        postgresql.start();
        postgresql.provision();
        terminal.ready("postgresql", (System.nanoTime() - begin) / 1_000_000);
        redisReady.join();
        terminal.ready("redis", (System.nanoTime() - begin) / 1_000_000);
    }

    /** Who will be the first administrator, unless one exists: from the environment, or generated. */
    private static Optional<ServiceSettings.Administrator> administrator(Postgresql postgresql) {
        if (postgresql.hasAdministrator()) {
            return Optional.empty();
        }
        String username = System.getenv().getOrDefault("OPENGATE_ADMIN_USERNAME", "admin");
        String password = System.getenv()
                .getOrDefault("OPENGATE_ADMIN_PASSWORD", Tokens.random().substring(0, 24));
        return Optional.of(new ServiceSettings.Administrator(username, password));
    }

    private void onClose(Runnable step) {
        synchronized (closing) {
            closing.push(step);
        }
    }

    /** Ends what was started, in reverse order. */
    @Override
    public void close() {
        Logger log = LoggerFactory.getLogger(Standalone.class);
        synchronized (closing) {
            while (!closing.isEmpty()) {
                try {
                    closing.pop().run();
                } catch (RuntimeException e) {
                    log.warn("a part of the suite did not stop cleanly", e);
                }
            }
        }
        if (options.ephemeral()) {
            home.delete();
        }
    }

    /** The folders that a run uses, as the entry script gives them. */
    static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
