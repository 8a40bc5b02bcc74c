package io.opengate.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** What the services' YAML files set, and which environment variables they read. */
final class EnvironmentVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::((?:[^{}]|\\$\\{[^{}]*})*))?}");

    private EnvironmentVariables() {}

    /** The properties of a YAML file, in its order, placeholders as they stand. */
    static Map<String, String> properties(Path file) {
        Map<String, String> properties = new LinkedHashMap<>();
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    properties.put(name, String.valueOf(source.getProperty(name)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Variable to default, the first one that a file names. */
    static Map<String, String> of(List<Path> files) {
        Map<String, String> variables = new LinkedHashMap<>();
        files.forEach(file -> properties(file).values().forEach(value -> collect(value, variables)));
        return variables;
    }

    private static void collect(String value, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(value);
        while (matcher.find()) {
            String fallback = matcher.group(2) == null ? "" : matcher.group(2);
            variables.putIfAbsent(matcher.group(1), fallback);
            collect(fallback, variables);
        }
    }
}
