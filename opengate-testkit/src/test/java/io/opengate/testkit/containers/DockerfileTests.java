package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker/Dockerfile without an engine. */
class DockerfileTests {

    private final String dockerfile = ContainerFiles.text("docker/Dockerfile");

    private List<String> all(String pattern) {
        return all(dockerfile, pattern);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyBaseHasAVersion() {
        assertThat(all("^FROM (\\S+)")).isNotEmpty().allMatch(image -> image.matches("[a-z/-]+:(?!latest)[\\w.-]+"));
    }

    @Test
    void theImageIsLayeredAndRunsAsAnOrdinaryUserWithAHealthCheck() {
        assertThat(dockerfile)
                .contains("-Djarmode=tools", "extract --layers", "ARG SERVICE")
                .containsPattern("(?m)^HEALTHCHECK ");
        assertThat(all("^USER (\\d+)")).singleElement().isNotEqualTo("0");
        assertThat(all("^(COPY --from=layers \\S+ \\./)$"))
                .extracting(line -> line.replaceAll(".*/extracted/|/ \\./", ""))
                .as("what changes seldom comes first")
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/Dockerfile", "docker/backup.Dockerfile"})
    void whatIsCopiedFromTheCheckoutExistsAndIsNotIgnored(String recipe) {
        String ignored = ContainerFiles.text(".dockerignore");
        assertThat(all(ContainerFiles.text(recipe), "^COPY (?!--)(\\S+) "))
                .contains(".")
                .hasSizeGreaterThan(1)
                .allSatisfy(source -> {
                    assertThat(ContainerFiles.ROOT.resolve(source)).exists();
                    if (!source.equals(".")) {
                        assertThat(ignored).containsPattern("(?m)^!" + Pattern.quote(source) + "$");
                    }
                });
    }

    @Test
    void itBuildsEveryServiceOfTheComposeFile() {
        assertThat(List.of(all("-pl (\\S+)").getFirst().split(",", -1)))
                .containsExactlyInAnyOrderElementsOf(
                        ContainerFiles.serviceByModule().keySet());
    }

    @Test
    void thePortsAreThoseOfTheServices() throws IOException {
        for (Map.Entry<String, String> service :
                ContainerFiles.serviceByModule().entrySet()) {
            String settings = Files.readString(
                    ContainerFiles.ROOT.resolve(service.getKey()).resolve("src/main/resources/application.yml"));
            List<String> ports = Pattern.compile("_PORT:(\\d+)}")
                    .matcher(settings)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            Map<?, ?> build = (Map<?, ?>)
                    ContainerFiles.services().get(service.getValue()).get("build");
            Map<?, ?> arguments = (Map<?, ?>) build.get("args");
            assertThat(arguments.get("PORT")).isEqualTo(ports.getFirst());
            assertThat(arguments.containsKey("HEALTH_PORT") ? arguments.get("HEALTH_PORT") : arguments.get("PORT"))
                    .as("%s answers for its health on its management port, where it has one", service.getKey())
                    .isEqualTo(ports.getLast());
        }
    }

    @Test
    void theHealthCheckTellsReadyFromNotReadyFromGone() throws IOException {
        AtomicInteger status = new AtomicInteger(200);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        Map<String, String> port = Map.of(
                "OPENGATE_HEALTH_PORT", Integer.toString(server.getAddress().getPort()));
        try {
            assertThat(ContainerFiles.bash(port, "docker/health.sh").status()).isZero();
            status.set(503);
            assertThat(ContainerFiles.bash(port, "docker/health.sh").status()).isNotZero();
        } finally {
            server.stop(0);
        }
        assertThat(ContainerFiles.bash(port, "docker/health.sh").status()).isNotZero();
    }
}
