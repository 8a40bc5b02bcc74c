package io.opengate.standalone.config;

import io.opengate.platform.crypto.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The installation's secrets: what the environment sets, else what {@code secrets.env} holds, else generated once and
 * kept there, readable by the owner alone.
 */
public final class Secrets {

    private final Map<String, String> values = new LinkedHashMap<>();

    private Secrets() {}

    /** The secrets of that home; generates and stores what is missing. */
    public static Secrets of(Home home, Map<String, String> environment) {
        Path file = home.file("secrets.env");
        Secrets secrets = new Secrets();
        Map<String, String> stored = read(file);
        for (Map.Entry<String, String> generated : generate().entrySet()) {
            String name = generated.getKey();
            secrets.values.put(name, environment.getOrDefault(name, stored.getOrDefault(name, generated.getValue())));
        }
        if (!secrets.values.equals(stored)) {
            write(file, secrets.values);
        }
        return secrets;
    }

    private static Map<String, String> generate() {
        Map<String, String> fresh = new LinkedHashMap<>();
        fresh.put("OPENGATE_MASTER_KEY", Base64.getEncoder().encodeToString(Tokens.randomBytes(32)));
        fresh.put("OPENGATE_SERVICE_SECRET", Base64.getEncoder().encodeToString(Tokens.randomBytes(32)));
        fresh.put("OPENGATE_ADMIN_CLIENT_ID", "opengate-bootstrap");
        fresh.put("OPENGATE_ADMIN_CLIENT_SECRET", Tokens.random());
        fresh.put("POSTGRES_SUPERUSER_PASSWORD", Tokens.random());
        fresh.put("POSTGRES_OWNER_PASSWORD", Tokens.random());
        fresh.put("POSTGRES_APPLICATION_PASSWORD", Tokens.random());
        fresh.put("REDIS_PASSWORD", Tokens.random());
        return fresh;
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.indexOf('=') > 0 && !line.startsWith("#"))
                            .collect(Collectors.toMap(
                                    line -> line.substring(0, line.indexOf('=')),
                                    line -> line.substring(line.indexOf('=') + 1),
                                    (first, second) -> second,
                                    LinkedHashMap::new))
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets in " + file + " cannot be read", e);
        }
    }

    private static void write(Path file, Map<String, String> values) {
        Path fresh = file.resolveSibling("secrets.env.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    values.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining(
                                    "",
                                    "# Generated on the first start. Whoever reads this owns the installation.\n",
                                    "")));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be kept in " + file, e);
        }
    }

    /** The secret of that name. */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret " + name);
        }
        return value;
    }
}
