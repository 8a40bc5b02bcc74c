package io.opengate.standalone.store;

import io.opengate.platform.persistence.Provisioning;
import io.opengate.standalone.config.Home;
import io.opengate.standalone.config.Layout;
import io.opengate.standalone.config.Ports;
import io.opengate.standalone.config.Secrets;
import io.opengate.standalone.config.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The PostgreSQL servers of the layout, with each service's place and its two roles in them. */
public final class Postgresql implements AutoCloseable {

    private final Layout layout;
    private final Secrets secrets;
    private final List<PostgresqlServer> servers;

    public Postgresql(Home home, Path binaries, Layout layout, Ports ports, Secrets secrets, boolean lasting) {
        this.layout = layout;
        this.secrets = secrets;
        this.servers = IntStream.range(0, layout.servers())
                .mapToObj(number -> new PostgresqlServer(
                        home, layout.folder(number), binaries, ports.postgresql(number), secrets, lasting))
                .toList();
    }

    /** Ends servers that a killed run has left behind, so that their ports and data are free. */
    public void endLeftBehind() {
        servers.forEach(PostgresqlServer::endLeftBehind);
    }

    /** Starts the servers, all at once, and waits until each answers. */
    public void start() {
        onEach(PostgresqlServer::start);
    }

    /** Ends the servers, all at once. */
    @Override
    public void close() {
        onEach(PostgresqlServer::close);
    }

    private void onEach(Consumer<PostgresqlServer> step) {
        List<CompletableFuture<Void>> all = servers.stream()
                .map(server -> CompletableFuture.runAsync(() -> step.accept(server)))
                .toList();
        try {
            all.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Makes each service's place with its owner and application role; repeating it changes nothing. */
    public void provision() {
        Arrays.stream(Service.values()).map(layout::place).forEach(place -> place.ifPresent(this::provision));
    }

    private void provision(Layout.Place place) {
        Provisioning provisioning = new Provisioning(
                place.database(),
                place.schema(),
                place.owner(),
                secrets.get("POSTGRES_OWNER_PASSWORD"),
                place.application(),
                secrets.get("POSTGRES_APPLICATION_PASSWORD"));
        PostgresqlServer server = servers.get(place.server());
        execute(server, "postgres", provisioning.roles());
        if (!exists(server, place.database())) {
            execute(server, "postgres", List.of(provisioning.createDatabase()));
        }
        execute(server, place.database(), provisioning.grants());
    }

    /** Whether the first administrator exists already. */
    public boolean hasAdministrator() {
        Layout.Place place = layout.place(Service.USER).orElseThrow();
        String users = place.schema() + ".users";
        try (Connection connection = servers.get(place.server()).connect(place.database())) {
            return has(connection, "select 1 where to_regclass('" + users + "') is not null")
                    && has(connection, "select 1 from " + users + " where id = '00000000-0000-7000-8000-000000000002'");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be asked for the administrator", e);
        }
    }

    private static boolean exists(PostgresqlServer server, String database) {
        try (Connection connection = server.connect("postgres")) {
            return has(connection, "select 1 from pg_database where datname = '" + database + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean has(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(PostgresqlServer server, String database, List<String> statements) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + database + " cannot be prepared", e);
        }
    }
}
