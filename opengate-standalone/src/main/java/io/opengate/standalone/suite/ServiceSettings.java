package io.opengate.standalone.suite;

import io.opengate.standalone.config.Layout;
import io.opengate.standalone.config.Ports;
import io.opengate.standalone.config.Secrets;
import io.opengate.standalone.config.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each service is told, under the same names as in every other way of running it. */
public final class ServiceSettings {

    private final Layout layout;
    /** The gateway is the one door, on every interface unless told otherwise. */
    private static final String GATEWAY_ADDRESS = System.getenv().getOrDefault("OPENGATE_GATEWAY_ADDRESS", "0.0.0.0");

    private final Ports ports;
    private final Secrets secrets;
    private final String publicUrl;
    private final Optional<Administrator> administrator;

    /** The first administrator, where none exists yet. */
    public record Administrator(String username, String password) {}

    public ServiceSettings(
            Layout layout, Ports ports, Secrets secrets, String publicUrl, Optional<Administrator> administrator) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.publicUrl = publicUrl;
        this.administrator = administrator;
    }

    Map<String, String> of(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.profiles.active", "standalone");
        settings.put("server.port", Integer.toString(ports.of(service)));
        settings.put("server.address", service == Service.GATEWAY ? GATEWAY_ADDRESS : "127.0.0.1");
        settings.put("OPENGATE_PUBLIC_URL", publicUrl);
        for (Service peer : Service.values()) {
            settings.put(
                    "OPENGATE_" + peer.id().toUpperCase(Locale.ROOT) + "_URL", "http://127.0.0.1:" + ports.of(peer));
        }
        settings.put("REDIS_HOST", "127.0.0.1");
        settings.put("REDIS_PORT", Integer.toString(ports.redis()));
        for (String name : List.of("REDIS_PASSWORD", "OPENGATE_MASTER_KEY", "OPENGATE_SERVICE_SECRET")) {
            settings.put(name, secrets.get(name));
        }
        layout.place(service).ifPresent(place -> settings.putAll(postgresql(place)));
        bootstrap(service, settings);
        return settings;
    }

    /** The variables with which {@code psql} and {@code flyway:migrate} reach a service's data. */
    Map<String, String> postgresql(Layout.Place place) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("POSTGRES_HOST", "127.0.0.1");
        settings.put("POSTGRES_PORT", Integer.toString(ports.postgresql(place.server())));
        settings.put("POSTGRES_DB", place.database());
        settings.put("POSTGRES_SCHEMA", place.schema());
        settings.put("POSTGRES_USER", place.application());
        settings.put("POSTGRES_PASSWORD", secrets.get("POSTGRES_APPLICATION_PASSWORD"));
        settings.put("POSTGRES_MIGRATION_USER", place.owner());
        settings.put("POSTGRES_MIGRATION_PASSWORD", secrets.get("POSTGRES_OWNER_PASSWORD"));
        return settings;
    }

    /** The first accounts: user and client service make them where none exist, the rbac service appoints them. */
    private void bootstrap(Service service, Map<String, String> settings) {
        switch (service) {
            case USER ->
                administrator.ifPresent(first -> {
                    settings.put("OPENGATE_ADMIN_USERNAME", first.username());
                    settings.put("OPENGATE_ADMIN_PASSWORD", first.password());
                });
            case CLIENT -> {
                settings.put("OPENGATE_ADMIN_CLIENT_ID", secrets.get("OPENGATE_ADMIN_CLIENT_ID"));
                settings.put("OPENGATE_ADMIN_CLIENT_SECRET", secrets.get("OPENGATE_ADMIN_CLIENT_SECRET"));
            }
            case RBAC -> {
                settings.put(
                        "OPENGATE_ADMIN_USERNAME",
                        administrator.map(Administrator::username).orElse("admin"));
                settings.put("OPENGATE_ADMIN_CLIENT_ID", secrets.get("OPENGATE_ADMIN_CLIENT_ID"));
            }
            case GATEWAY -> {
                settings.put("management.server.port", Integer.toString(ports.gatewayManagement()));
                settings.put("management.server.address", "127.0.0.1");
            }
            case AUTH, REALM, SESSION, NOTIFICATION -> {}
        }
    }
}
