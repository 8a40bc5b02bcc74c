package io.opengate.backup.installation;

import io.opengate.backup.BackupFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stores of an installation, whatever its layout.
 *
 * @param databases one for each service that owns one; several may be in one PostgreSQL database
 * @param redis the one Redis
 * @param administrator a PostgreSQL role that may make and rename databases: restores need it, backups do not
 * @param secrets the file of standalone's secrets
 */
public record Installation(
        List<Database> databases,
        RedisAddress redis,
        Optional<Database.Credentials> administrator,
        Optional<Path> secrets) {

    public Installation {
        databases = List.copyOf(databases);
    }

    /**
     * What the environment says. For each service {@code OPENGATE_<NAME>_HOST}, {@code _PORT}, {@code _DB},
     * {@code _SCHEMA}, {@code _OWNER}, {@code _OWNER_PASSWORD}, {@code _USER}, {@code _PASSWORD} (NAME: REALMS, USERS,
     * RBAC, CLIENTS, NOTIFICATIONS); where one is absent {@code POSTGRES_HOST}, {@code _PORT}, {@code _DB}.
     */
    public static Installation of(Map<String, String> environment, Optional<Path> secrets) {
        Variables given = new Variables(environment);
        List<Database> databases = new ArrayList<>();
        for (StoreService service : StoreService.values()) {
            databases.add(database(given, service));
        }
        String administrator = given.get("POSTGRES_ADMIN_PASSWORD", null);
        return new Installation(
                databases,
                new RedisAddress(
                        given.or("REDIS_HOST", "localhost"),
                        given.number("REDIS_PORT", 6379),
                        given.or("REDIS_PASSWORD", ""),
                        Boolean.parseBoolean(given.or("REDIS_SSL", "false"))),
                administrator == null
                        ? Optional.empty()
                        : Optional.of(
                                new Database.Credentials(given.or("POSTGRES_ADMIN_USER", "postgres"), administrator)),
                secrets);
    }

    private static Database database(Variables given, StoreService service) {
        UnaryOperator<String> own = name -> service.variables() + name;
        String shared = given.get("POSTGRES_DB", null);
        String name = given.or(own.apply("DB"), shared == null ? service.database() : shared);
        String schema = given.or(own.apply("SCHEMA"), shared == null ? "public" : service.schema());
        return new Database(
                service,
                new Database.Server(
                        given.or(own.apply("HOST"), given.or("POSTGRES_HOST", "localhost")),
                        given.number(own.apply("PORT"), given.number("POSTGRES_PORT", 5432))),
                name,
                schema,
                new Database.Credentials(
                        given.or(own.apply("OWNER"), service.database() + "_owner"),
                        given.required(own.apply("OWNER_PASSWORD"))),
                new Database.Credentials(
                        given.or(own.apply("USER"), service.database() + "_app"), given.or(own.apply("PASSWORD"), "")));
    }

    /** The PostgreSQL databases, each once, with the services in it. */
    public Map<String, List<Database>> distinct() {
        Map<String, List<Database>> groups = new LinkedHashMap<>();
        for (Database database : databases) {
            groups.computeIfAbsent(database.server() + "/" + database.name(), key -> new ArrayList<>())
                    .add(database);
        }
        return groups;
    }

    /** {@code servers}, {@code databases} or {@code schemas}. */
    public String layout() {
        if (databases.stream().anyMatch(Database::sharesDatabase)) {
            return "schemas";
        }
        long servers = databases.stream().map(Database::server).distinct().count();
        return servers > 1 ? "servers" : "databases";
    }

    /** Environment variables; empty counts as absent. */
    private record Variables(Map<String, String> values) {

        @Nullable
        String get(String name, @Nullable String otherwise) {
            String value = values.get(name);
            return value == null || value.isEmpty() ? otherwise : value;
        }

        String or(String name, String otherwise) {
            String value = get(name, otherwise);
            return value == null ? otherwise : value;
        }

        String required(String name) {
            String value = get(name, null);
            if (value == null) {
                throw new BackupFailure(
                        "the variable " + name + " is not set: backups sign in as the databases' owners");
            }
            return value;
        }

        int number(String name, int otherwise) {
            String text = or(name, Integer.toString(otherwise));
            if (!text.matches("[0-9]{1,5}")) {
                throw new BackupFailure(name + " is not a port: " + text);
            }
            return Integer.parseInt(text);
        }
    }
}
