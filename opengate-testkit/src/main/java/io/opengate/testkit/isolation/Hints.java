package io.opengate.testkit.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.core.io.ClassPathResource;

/** What {@code isolation.properties} of the service, and the testkit's own, say that the catalogue cannot. */
final class Hints {

    private final Properties entries = new Properties();
    private final Set<String> used = new ConcurrentSkipListSet<>();
    private final Set<String> own = new TreeSet<>();

    Hints() {
        read("io/opengate/testkit/isolation/defaults.properties");
        read("isolation.properties").forEach(name -> own.add(String.valueOf(name)));
    }

    private Set<Object> read(String path) {
        ClassPathResource resource = new ClassPathResource(path);
        Properties read = new Properties();
        if (resource.exists()) {
            try (Reader reader = new InputStreamReader(resource.getInputStream(), UTF_8)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        entries.putAll(read);
        return read.keySet();
    }

    /** What that row holds in the column; {@code row} is a number or {@code bulk}. */
    Optional<String> value(String table, String column, String row) {
        String name = "value." + table + "." + column;
        return get(name + "." + row).or(() -> get(name));
    }

    /** Why that method of a repository sends nothing. */
    Optional<String> quiet(String method) {
        return get("quiet." + method);
    }

    /** Why that method may read a table whole. */
    Optional<String> plan(String method) {
        return get("plan." + method);
    }

    /** The service's entries with that beginning that nothing has needed. */
    Set<String> unused(String beginning) {
        Set<String> unused = new TreeSet<>(own);
        unused.removeAll(used);
        unused.removeIf(name -> !name.startsWith(beginning));
        return unused;
    }

    private Optional<String> get(String name) {
        String value = entries.getProperty(name);
        if (value != null) {
            used.add(name);
        }
        return Optional.ofNullable(value);
    }
}
