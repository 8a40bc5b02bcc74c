package io.opengate.backup.installation;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of an installation that {@code ./opengate up} runs.
 *
 * @param environment what overrides its secrets, as it does for the suite itself
 */
public record StandaloneHome(Path folder, Map<String, String> environment) {

    private static final int POSTGRESQL = 15432;
    private static final int REDIS = 16379;
    private static final int GATEWAY = 8080;

    /** The stores, as the running suite has started them. */
    public Installation installation() {
        Map<String, String> variables = new HashMap<>();
        variables.put("POSTGRES_HOST", "127.0.0.1");
        variables.put("POSTGRES_PORT", Integer.toString(POSTGRESQL + offset()));
        variables.put("REDIS_HOST", "127.0.0.1");
        variables.put("REDIS_PORT", Integer.toString(REDIS + offset()));
        variables.put("REDIS_PASSWORD", secret("REDIS_PASSWORD"));
        variables.put("POSTGRES_ADMIN_PASSWORD", secret("POSTGRES_SUPERUSER_PASSWORD"));
        String layout = layout();
        if (layout.equals("schemas")) {
            variables.put("POSTGRES_DB", "opengate");
        }
        for (StoreService service : StoreService.values()) {
            if (layout.equals("servers")) {
                int port = POSTGRESQL + service.server() + offset();
                variables.put(service.variables() + "PORT", Integer.toString(port));
            }
            variables.put(service.variables() + "OWNER_PASSWORD", secret("POSTGRES_OWNER_PASSWORD"));
            variables.put(service.variables() + "PASSWORD", secret("POSTGRES_APPLICATION_PASSWORD"));
        }
        return Installation.of(variables, Optional.of(folder.resolve("secrets.env")));
    }

    /** How the databases are laid out. */
    public String layout() {
        Path file = folder.resolve("layout");
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : "databases";
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be read", e);
        }
    }

    /** What every port is moved by. */
    public int offset() {
        Path file = folder.resolve("port-offset");
        try {
            String text = environment.getOrDefault(
                    "OPENGATE_PORT_OFFSET",
                    Files.isRegularFile(file) ? Files.readString(file).strip() : "0");
            return Integer.parseInt(text);
        } catch (IOException | NumberFormatException e) {
            throw new BackupFailure("the file " + file + " cannot be read", e);
        }
    }

    /** The gateway's address on this machine. */
    public String url() {
        return "http://localhost:" + (GATEWAY + offset());
    }

    /** One of the generated secrets. */
    public String secret(String name) {
        return find(name)
                .orElseThrow(() -> new BackupFailure("the file " + folder.resolve("secrets.env") + " has no " + name));
    }

    /** A secret that not every installation has. */
    public Optional<String> find(String name) {
        String given = environment.get(name);
        return given != null && !given.isEmpty() ? Optional.of(given) : in(folder.resolve("secrets.env"), name);
    }

    /** A secret in a file of them. */
    public static Optional<String> in(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst();
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be read", e);
        }
    }
}
