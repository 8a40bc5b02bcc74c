package io.opengate.testkit.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files with which the suite runs in containers, as tests see them. */
final class ContainerFiles {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private ContainerFiles() {}

    /** What a script did. */
    record Outcome(int status, String output) {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // a map of maps, as compose files are
    static Map<String, Map<String, Object>> services() {
        Map<String, Object> compose = new Yaml().load(text("docker-compose.yml"));
        return (Map<String, Map<String, Object>>) compose.get("services");
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> environment(String service) {
        Object environment = services().get(service).getOrDefault("environment", Map.of());
        return (Map<String, String>) environment;
    }

    /** The services of OpenGate by the name of their Maven module. */
    @SuppressWarnings("unchecked")
    static Map<String, String> serviceByModule() {
        Map<String, String> names = new TreeMap<>();
        services().forEach((name, service) -> {
            if (service.get("build") instanceof Map<?, ?> build && build.containsKey("args")) {
                names.put(((Map<String, String>) build.get("args")).get("SERVICE"), name);
            }
        });
        return names;
    }

    /** Every match of the pattern in the main sources of a module. */
    static List<MatchResult> inSources(String module, Pattern pattern) {
        List<MatchResult> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                matcher.results().forEach(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Runs a script of the checkout with bash. */
    static Outcome bash(Map<String, String> environment, String script, String... arguments) {
        return bash(environment, script, Path.of("/dev/null"), arguments);
    }

    /** The same with a file as its standard input. */
    static Outcome bash(Map<String, String> environment, String script, Path input, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", ROOT.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " does not end: " + output);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
