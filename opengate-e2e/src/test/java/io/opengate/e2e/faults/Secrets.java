package io.opengate.e2e.faults;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;

/** What a suite has generated for itself. */
final class Secrets {

    private final Properties values = new Properties();

    private Secrets() {}

    static Secrets of(RunningSuite suite) {
        Secrets secrets = new Secrets();
        try (InputStream file = Files.newInputStream(suite.home().resolve("secrets.env"))) {
            secrets.values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    String get(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret " + name);
        }
        return value;
    }
}
