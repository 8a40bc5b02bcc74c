package io.opengate.e2e.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code docs/configuration.md}: environment variables from the YAML files, described in {@code
 * docs/environment.properties} of this module's tests, and settings from the metadata that the compiler writes.
 */
final class ConfigurationReference {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path TEXTS = SourceTree.file("opengate-e2e/src/test/resources/docs");
    private static final Path DEFAULTS = SourceTree.file("opengate-platform/src/main/resources");

    private final StringBuilder page = new StringBuilder();

    private ConfigurationReference() {}

    /** The page as the source tree demands it now. */
    static String render() {
        ConfigurationReference reference = new ConfigurationReference();
        reference.page.append(SourceTree.text(TEXTS.resolve("configuration-head.md")));
        reference.variables();
        SourceTree.MODULES.forEach(reference::settings);
        reference.defaults("Defaults of every service", "opengate-defaults.yml");
        reference.defaults("Defaults of services with a database", "opengate-defaults-postgresql.yml");
        reference.defaults("Profile high-traffic", "opengate-defaults-high-traffic.yml");
        reference.defaults("Profile prod", "opengate-defaults-prod.yml");
        return reference.page.toString();
    }

    private void variables() {
        Map<String, String> read = EnvironmentVariables.of(yamlFiles());
        Map<String, String> all = new TreeMap<>(read);
        Map<String, String> described = descriptions();
        described.keySet().forEach(name -> all.putIfAbsent(name, ""));
        page.append("\n## Environment variables\n\n| variable | default | what it sets |\n|---|---|---|\n");
        all.forEach((name, fallback) -> row(code(name), code(fallback), describe(name, described)));
    }

    private static String describe(String name, Map<String, String> described) {
        String text = described.get(name);
        if (text == null) {
            throw new AssertionError("describe " + name + " in " + TEXTS.resolve("environment.properties"));
        }
        return text;
    }

    private static List<Path> yamlFiles() {
        return Stream.concat(
                        Stream.of(
                                DEFAULTS.resolve("opengate-defaults.yml"),
                                DEFAULTS.resolve("opengate-defaults-postgresql.yml")),
                        SourceTree.MODULES.stream()
                                .map(module -> SourceTree.file(module + "/src/main/resources/application.yml"))
                                .filter(Files::exists))
                .toList();
    }

    private static Map<String, String> descriptions() {
        Properties properties = new Properties();
        Map<String, String> descriptions = new LinkedHashMap<>();
        try (var reader = Files.newBufferedReader(TEXTS.resolve("environment.properties"))) {
            properties.load(reader);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        properties.stringPropertyNames().forEach(name -> descriptions.put(name, properties.getProperty(name)));
        return descriptions;
    }

    private void settings(String module) {
        Path metadata = SourceTree.file(module + "/target/classes/META-INF/spring-configuration-metadata.json");
        if (!hasSettings(module)) {
            return;
        }
        page.append("\n## Settings of ").append(name(module));
        page.append("\n\n| setting | type | default | what it is |\n|---|---|---|---|\n");
        Map<String, JsonNode> sorted = new TreeMap<>();
        JSON.readTree(metadata.toFile())
                .path("properties")
                .forEach(property -> sorted.put(property.path("name").asString(), property));
        sorted.forEach((name, property) -> row(
                code(name),
                type(property.path("type").asString("")),
                code(value(property.path("defaultValue"))),
                property.path("description").asString("").replaceAll("\\{@code ([^}]+)}", "`$1`")));
    }

    private static boolean hasSettings(String module) {
        return SourceTree.files(SourceTree.file(module + "/src/main/java"), ".java").stream()
                .anyMatch(file -> SourceTree.text(file).contains("@ConfigurationProperties("));
    }

    private static String name(String module) {
        return module.equals("opengate-platform")
                ? "every service"
                : "the " + module.replace("opengate-", "").replace("-service", "");
    }

    private static String type(String type) {
        if (type.startsWith("java.util.List")) {
            return "list";
        }
        return type.substring(type.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return String.join(", ", value.valueStream().map(JsonNode::asString).toList());
        }
        return value.isMissingNode() ? "" : value.asString();
    }

    private void defaults(String title, String file) {
        page.append("\n## ").append(title).append("\n\n| property | value |\n|---|---|\n");
        EnvironmentVariables.properties(DEFAULTS.resolve(file)).forEach((name, value) -> row(code(name), code(value)));
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }
}
