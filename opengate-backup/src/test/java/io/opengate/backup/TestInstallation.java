package io.opengate.backup;

import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.Installation;
import io.opengate.backup.installation.StoreService;
import io.opengate.backup.manifest.Manifest;
import io.opengate.backup.manifest.ManifestFile;
import io.opengate.backup.manifest.ManifestSeal;
import io.opengate.backup.redis.RedisConnection;
import io.opengate.backup.restore.RestoreBackup;
import io.opengate.backup.snapshot.MakeBackup;
import io.opengate.platform.persistence.Provisioning;
import io.opengate.testkit.postgresql.PostgresqlServer;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The stores of an installation as a first start makes them: roles, databases or schemas, migrations. */
final class TestInstallation implements AutoCloseable {

    static final String PASSWORD = "a-password";

    /** As an installation with that master key has it. */
    static final ManifestSeal SEAL = seal("A");

    private static final String MASTER_KEY = "A".repeat(43) + "=";

    private static final String REDIS_SERVER = "/redis-server-6.2.6-v5-linux-amd64";

    private final PostgresqlServer server = PostgresqlServer.primary("127.0.0.1");
    private final Optional<PostgresqlServer> second;
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Installation installation;
    private final Map<String, String> environment;

    TestInstallation(String layout) {
        environment = new HashMap<>(Map.of(
                "POSTGRES_HOST",
                "127.0.0.1",
                "POSTGRES_PORT",
                Integer.toString(server.port()),
                "POSTGRES_ADMIN_PASSWORD",
                "superuser-secret",
                "REDIS_HOST",
                "127.0.0.1",
                "REDIS_PORT",
                Integer.toString(redis.port()),
                "REDIS_PASSWORD",
                redis.password()));
        second = layout.equals("servers") ? Optional.of(PostgresqlServer.primary("127.0.0.1")) : Optional.empty();
        second.ifPresent(other -> environment.put("OPENGATE_USERS_PORT", Integer.toString(other.port())));
        if (layout.equals("schemas")) {
            environment.put("POSTGRES_DB", "opengate");
        }
        for (StoreService service : StoreService.values()) {
            environment.put(service.variables() + "OWNER_PASSWORD", PASSWORD);
            environment.put(service.variables() + "PASSWORD", PASSWORD);
        }
        installation = Installation.of(environment, Optional.empty());
        installation.databases().forEach(this::make);
    }

    static ManifestSeal seal(String letter) {
        return ManifestSeal.of(Map.of("OPENGATE_MASTER_KEY", letter.repeat(43) + "=")::get);
    }

    private PostgresqlServer server(Database database) {
        return second.filter(other -> other.port() == database.server().port()).orElse(server);
    }

    private void make(Database database) {
        PostgresqlServer place = server(database);
        Provisioning provisioning = new Provisioning(
                database.name(),
                database.schema(),
                database.owner().user(),
                PASSWORD,
                database.application().user(),
                PASSWORD);
        place.execute("postgres", provisioning.roles().toArray(String[]::new));
        if (place.query("postgres", "select 1 from pg_database where datname = '" + database.name() + "'")
                .isEmpty()) {
            place.execute("postgres", provisioning.createDatabase());
        }
        place.execute(database.name(), provisioning.grants().toArray(String[]::new));
        Flyway.configure()
                .dataSource(database.url(), database.owner().user(), PASSWORD)
                .defaultSchema(database.schema())
                .schemas(database.schema())
                .locations("classpath:io/opengate/backup/migrations/"
                        + database.service().id())
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    /** As the commands read it. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("OPENGATE_MASTER_KEY", MASTER_KEY);
        all.put("OPENGATE_REDIS_SERVER", redisServer().toString());
        return all;
    }

    Installation stores() {
        return installation;
    }

    Database database(StoreService service) {
        return installation.databases().stream()
                .filter(database -> database.service() == service)
                .findFirst()
                .orElseThrow();
    }

    Connection asOwner(StoreService service) throws SQLException {
        return connect(database(service), database(service).owner());
    }

    Connection asApplication(StoreService service) throws SQLException {
        return connect(database(service), database(service).application());
    }

    private static Connection connect(Database database, Database.Credentials role) throws SQLException {
        return DriverManager.getConnection(
                database.url() + "&currentSchema=" + database.schema(), role.user(), role.password());
    }

    RedisConnection redis() {
        return RedisConnection.to(installation.redis());
    }

    /** A user as the user service writes one. */
    UUID addUser(UUID realm, String username) {
        UUID id = UUID.randomUUID();
        try (Connection connection = asOwner(StoreService.USER);
                var insert = connection.prepareStatement("""
                    insert into users (realm_id, id, username, username_folded, created_at, updated_at)
                    values (?, ?, ?, ?, now(), now())
                    """)) {
            insert.setObject(1, realm);
            insert.setObject(2, id);
            insert.setString(3, username);
            insert.setString(4, username);
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String query(StoreService service, String sql) {
        try (Connection connection = asOwner(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void superuser(String statement) {
        server.execute("postgres", statement);
    }

    /** Names of all databases, in order. */
    String databases() {
        return server.query("postgres", "select string_agg(datname, ' ' order by datname) from pg_database");
    }

    Path backUp(Path folder, Optional<String> recipient) {
        MakeBackup.Order order = new MakeBackup.Order(folder, recipient, true, Duration.ofSeconds(2), SEAL);
        return new MakeBackup(installation, order, progress()).make();
    }

    RestoreBackup.Restored restore(Path backup, Optional<Path> identity) {
        return restore(backup, identity, SEAL);
    }

    RestoreBackup.Restored restore(Path backup, Optional<Path> identity, ManifestSeal seal) {
        RestoreBackup.Order order =
                new RestoreBackup.Order(backup, identity, redisServer().toString(), true, seal);
        return new RestoreBackup(installation, order, progress()).restore();
    }

    RestoreBackup.Restored restore(Path backup, Optional<Path> identity, Progress progress) {
        RestoreBackup.Order order =
                new RestoreBackup.Order(backup, identity, redisServer().toString(), true, SEAL);
        return new RestoreBackup(installation, order, progress).restore();
    }

    static Manifest manifest(Path backup) {
        return ManifestFile.read(backup, SEAL);
    }

    /** Makes a manifest say something else, as whoever has the key can. */
    static void rewrite(Path backup, String from, String to) throws IOException {
        forge(backup, from, to);
        for (var file : ManifestFile.files(ManifestFile.read(backup, ManifestSeal.ignored()), SEAL)
                .entrySet()) {
            Files.write(backup.resolve(file.getKey()), file.getValue());
        }
    }

    /** Makes a manifest say something else, as whoever can write to the folder can. */
    static void forge(Path backup, String from, String to) throws IOException {
        Path file = backup.resolve(ManifestFile.NAME);
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + text);
        }
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    Progress progress() {
        return new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }

    /** What the terminal showed. */
    String terminal() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static final class Binary {
        static final Path REDIS = unpack();

        private static Path unpack() {
            try (InputStream in = Objects.requireNonNull(TestInstallation.class.getResourceAsStream(REDIS_SERVER))) {
                Path file = Files.createTempFile("redis-server", "");
                Files.write(file, in.readAllBytes());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Path redisServer() {
        return Binary.REDIS;
    }

    /** Runs a program to its end; the answer is what it wrote. */
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
        return output;
    }

    @Override
    public void close() {
        redis.close();
        server.close();
        second.ifPresent(PostgresqlServer::close);
    }
}
