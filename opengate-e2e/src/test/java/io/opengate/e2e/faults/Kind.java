package io.opengate.e2e.faults;

import java.util.List;
import java.util.Map;

/** The resources that the load writes: how to make and change one over HTTP, and where its row is. */
enum Kind {
    USER("users", "opengate_users", "users", "username_folded", "given_name") {
        @Override
        Map<String, Object> create(String name) {
            return Map.of("username", name, "givenName", "0");
        }

        @Override
        Map<String, Object> change(int value) {
            return Map.of("givenName", Integer.toString(value));
        }
    },
    ROLE("roles", "opengate_rbac", "role", "name", "description") {
        @Override
        Map<String, Object> create(String name) {
            return Map.of("name", name, "description", "0");
        }

        @Override
        Map<String, Object> change(int value) {
            return Map.of("description", Integer.toString(value));
        }
    },
    CLIENT("clients", "opengate_clients", "client", "client_id", "name") {
        @Override
        Map<String, Object> create(String name) {
            return Map.of(
                    "clientId", name, "name", "0", "type", "public", "redirectUris", List.of("https://a.test/cb"));
        }

        @Override
        Map<String, Object> change(int value) {
            return Map.of("name", Integer.toString(value));
        }
    };

    private final String path;
    private final String database;
    private final String table;
    private final String nameColumn;
    private final String valueColumn;

    Kind(String path, String database, String table, String nameColumn, String valueColumn) {
        this.path = path;
        this.database = database;
        this.table = table;
        this.nameColumn = nameColumn;
        this.valueColumn = valueColumn;
    }

    abstract Map<String, Object> create(String name);

    abstract Map<String, Object> change(int value);

    /** The name of the JSON field that holds the changing value. */
    String valueField() {
        return this == USER ? "givenName" : this == ROLE ? "description" : "name";
    }

    /** The prefix of its events' types. */
    String event() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String path() {
        return path;
    }

    String database() {
        return database;
    }

    /** Id, name, value and version of every row of a realm. */
    String rows() {
        return "select id::text, %s, %s, version from %s where realm_id = ?::uuid"
                .formatted(nameColumn, valueColumn, table);
    }
}
