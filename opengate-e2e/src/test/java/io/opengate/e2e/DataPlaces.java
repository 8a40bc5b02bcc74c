package io.opengate.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Where a suite keeps its services' data, seen with the services' own roles. */
final class DataPlaces {

    private static final List<String> NAMES = List.of("realms", "users", "rbac", "clients", "notifications");

    private final RunningSuite suite;
    private final String layout;
    private final Properties secrets = new Properties();

    /**
     * A service's place.
     *
     * @param name the plural that database, schema and roles are named after
     */
    record Place(String name, int port, String database, String schema) {}

    DataPlaces(RunningSuite suite, String layout) {
        this.suite = suite;
        this.layout = layout;
        Path file = suite.home().resolve("secrets.env");
        try (var reader = Files.newBufferedReader(file)) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Place> all() {
        return NAMES.stream().map(this::place).toList();
    }

    Place place(String name) {
        return switch (layout) {
            case "schemas" -> new Place(name, suite.port(15432), "opengate", name);
            case "servers" -> new Place(name, suite.port(15432 + NAMES.indexOf(name)), "opengate_" + name, "public");
            default -> new Place(name, suite.port(15432), "opengate_" + name, "public");
        };
    }

    /** The rows' first columns that the role of that service gets there; kind is {@code owner} or {@code app}. */
    List<String> ask(Place place, String service, String kind, String sql) throws SQLException {
        String password =
                secrets.getProperty(kind.equals("owner") ? "POSTGRES_OWNER_PASSWORD" : "POSTGRES_APPLICATION_PASSWORD");
        String url = "jdbc:postgresql://127.0.0.1:" + place.port() + "/" + place.database();
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "opengate_" + service + "_" + kind, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
