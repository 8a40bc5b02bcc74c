package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.service.ServiceKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker/generate-secrets.sh writes what the compose file needs, in the form that the code reads. */
class SecretsScriptTests {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):\\?");

    private final Path folder;
    private final Path file;
    private final Path roots;

    SecretsScriptTests(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve(".env");
        this.roots = folder.resolve("roots.env");
    }

    private Map<String, String> generate(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("OPENGATE_ROOTS_FILE", roots.toString());
        ContainerFiles.Outcome outcome = ContainerFiles.bash(all, "docker/generate-secrets.sh", file.toString());
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return read(file);
    }

    private static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    @Test
    void everythingThatTheComposeFileDemandsIsGenerated() throws IOException {
        Set<String> demanded = VARIABLE.matcher(ContainerFiles.text("docker-compose.yml"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(generate(Map.of()).keySet()).containsAll(demanded);
    }

    @Test
    void theFilesAreForTheirOwnerAloneAndHoldNoRoot() throws IOException {
        Map<String, String> secrets = generate(Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(roots)))
                .isEqualTo("rw-------");
        assertThat(secrets).doesNotContainKeys("OPENGATE_MASTER_KEY", "OPENGATE_SERVICE_SECRET");
        assertThat(secrets.values()).doesNotContainAnyElementsOf(read(roots).values());
        assertThat(secrets.values()).doesNotHaveDuplicates();
    }

    @Test
    void keysAreDerivedAsTheServicesDeriveThem() throws IOException {
        Map<String, String> secrets = generate(Map.of());
        byte[] master = Base64.getDecoder().decode(read(roots).get("OPENGATE_MASTER_KEY"));
        byte[] service = Base64.getDecoder().decode(read(roots).get("OPENGATE_SERVICE_SECRET"));

        assertThat(Base64.getDecoder().decode(secrets.get(ServiceKeys.variable("auth", "user"))))
                .isEqualTo(ServiceKeys.derived(service, "auth", "user"));
        assertThat(Base64.getDecoder().decode(secrets.get("OPENGATE_KEY_SIGNING_KEYS")))
                .isEqualTo(MasterKeys.derived(master, "signing-keys"));
        assertThat(Base64.getDecoder().decode(secrets.get("OPENGATE_KEY_BACKUP")))
                .isEqualTo(MasterKeys.derived(master, "backup"));
    }

    @Test
    void runningItAgainKeepsEverySecret() throws IOException {
        Map<String, String> first = generate(Map.of());

        assertThat(generate(Map.of())).isEqualTo(first);
    }

    @Test
    void rootsThatAreGivenAreTaken() throws IOException {
        String given = Base64.getEncoder().encodeToString(new byte[32]);

        generate(Map.of("OPENGATE_MASTER_KEY", given));

        assertThat(read(roots)).containsEntry("OPENGATE_MASTER_KEY", given);
        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void theScriptIsExecutable() {
        assertThat(ContainerFiles.ROOT.resolve("docker/generate-secrets.sh")).isExecutable();
        assertThat(ContainerFiles.ROOT.resolve("docker/init-databases.sh")).isExecutable();
    }
}
