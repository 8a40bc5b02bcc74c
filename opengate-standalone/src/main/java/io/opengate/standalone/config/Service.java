package io.opengate.standalone.config;

import java.util.Locale;
import java.util.Optional;

/** The services of the suite, in the order in which the terminal lists them. */
public enum Service {
    GATEWAY(8080, "opengate-gateway", "io.opengate.gateway.GatewayApplication", null),
    AUTH(8081, "opengate-auth-service", "io.opengate.auth.AuthServiceApplication", null),
    USER(8082, "opengate-user-service", "io.opengate.user.UserServiceApplication", "opengate_users"),
    REALM(8083, "opengate-realm-service", "io.opengate.realm.RealmServiceApplication", "opengate_realms"),
    RBAC(8084, "opengate-rbac-service", "io.opengate.rbac.RbacServiceApplication", "opengate_rbac"),
    CLIENT(8085, "opengate-client-service", "io.opengate.client.ClientServiceApplication", "opengate_clients"),
    SESSION(8087, "opengate-session-service", "io.opengate.session.SessionServiceApplication", null),
    NOTIFICATION(
            8088,
            "opengate-notification-service",
            "io.opengate.notification.NotificationServiceApplication",
            "opengate_notifications");

    private final int port;
    private final String artifact;
    private final String mainClass;
    private final @org.jspecify.annotations.Nullable String database;

    Service(int port, String artifact, String mainClass, @org.jspecify.annotations.Nullable String database) {
        this.port = port;
        this.artifact = artifact;
        this.mainClass = mainClass;
        this.database = database;
    }

    /** The short name, as in {@code spring.application.name}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int port() {
        return port;
    }

    public String artifact() {
        return artifact;
    }

    public String mainClass() {
        return mainClass;
    }

    /** The PostgreSQL database that the service owns, if it owns one. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }
}
