package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape of every service of a suite shows, as Prometheus would have it: with the labels of the targets. */
final class Scrape {

    private static final Map<String, Integer> PORTS = Map.of(
            "gateway",
            9080,
            "auth",
            8081,
            "user",
            8082,
            "realm",
            8083,
            "rbac",
            8084,
            "client",
            8085,
            "session",
            8087,
            "notification",
            8088);
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\S+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<Map<String, String>>> series = new HashMap<>();

    static Scrape of(RunningSuite suite) {
        Scrape scrape = new Scrape();
        PORTS.forEach((component, port) -> {
            Http.Answer answer =
                    Http.json("GET", "http://127.0.0.1:" + suite.port(port) + "/actuator/prometheus", null, null);
            assertThat(answer.status()).as(component).isEqualTo(200);
            scrape.add("up 1", component);
            answer.text().lines().filter(line -> !line.startsWith("#")).forEach(line -> scrape.add(line, component));
        });
        return scrape;
    }

    private void add(String line, String component) {
        Matcher found = SERIES.matcher(line);
        if (found.matches()) {
            Map<String, String> labels =
                    new HashMap<>(Map.of("job", "opengate", "component", component, "instance", component));
            if (found.group(2) != null) {
                LABEL.matcher(found.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            series.computeIfAbsent(found.group(1), name -> new ArrayList<>()).add(labels);
        }
    }

    boolean has(String metric) {
        return series.containsKey(metric);
    }

    /** Whether some series has that name and every label that the selector asks for. */
    boolean has(PromQl.Selector selector) {
        return series.getOrDefault(selector.metric(), List.of()).stream()
                .anyMatch(labels -> selector.matchers().entrySet().stream()
                        .filter(match -> !match.getValue().value().startsWith("$"))
                        .allMatch(match -> labels.containsKey(match.getKey())
                                && match.getValue().accepts(labels.get(match.getKey()))));
    }

    /** Whether one of these metrics has that label. */
    boolean hasLabel(List<PromQl.Selector> selectors, String label) {
        return selectors.stream()
                .flatMap(selector -> series.getOrDefault(selector.metric(), List.of()).stream())
                .anyMatch(labels -> labels.containsKey(label));
    }
}
