package io.opengate.backup.installation;

import java.util.Locale;

/** A service that owns a database. */
public enum StoreService {
    REALM("realms", 0),
    USER("users", 1),
    RBAC("rbac", 2),
    CLIENT("clients", 3),
    NOTIFICATION("notifications", 4);

    private final String plural;
    private final int server;

    StoreService(String plural, int server) {
        this.plural = plural;
        this.server = server;
    }

    /** Which of standalone's servers it is on where there are five. */
    public int server() {
        return server;
    }

    /** The short name, as in {@code spring.application.name}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Database and roles where nothing else is set. */
    public String database() {
        return "opengate_" + plural;
    }

    /** The schema in the layout of one database with five schemas. */
    public String schema() {
        return plural;
    }

    /** What its variables begin with, as in {@code OPENGATE_USERS_OWNER_PASSWORD}. */
    public String variables() {
        return "OPENGATE_" + plural.toUpperCase(Locale.ROOT) + "_";
    }
}
