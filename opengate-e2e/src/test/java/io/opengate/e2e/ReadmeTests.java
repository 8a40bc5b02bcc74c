package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The commands of the README's first section, pasted one after the other into one bash, sign a person in. */
class ReadmeTests {

    private static final String SECTION = "## Getting started";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

    private final RunningSuite suite = RunningSuite.shared();

    @Test
    void theCommandsOfTheReadmePrintTheTokensOfASignIn() throws Exception {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(4);

        String output = run(script(blocks));

        JsonNode tokens = Http.JSON.readTree(lastBlock(output));
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        for (String name : List.of("access_token", "id_token", "refresh_token")) {
            assertThat(tokens.path(name).asString("")).as(name).isNotEmpty();
        }
    }

    private static List<String> blocks() throws IOException {
        String readme = Files.readString(RunningSuite.root().resolve("README.md"));
        int start = readme.indexOf(SECTION);
        assertThat(start).as(SECTION).isPositive();
        int end = readme.indexOf("\n## ", start + SECTION.length());
        return BLOCK.matcher(readme.substring(start, end))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /**
     * The blocks as they stand, but for the line that asks the entry script for what this test knows. After each a line
     * with its number: the first that is missing names the block that failed.
     */
    private static String script(List<String> blocks) {
        StringBuilder script = new StringBuilder("set -o pipefail\n");
        for (int i = 0; i < blocks.size(); i++) {
            script.append(blocks.get(i).replaceAll("(?m)^eval \"\\$\\(\\./opengate env\\)\"$", ":"))
                    .append("\n[ $? -eq 0 ] || exit 1\necho '--- ")
                    .append(i + 1)
                    .append("'\n");
        }
        return script.toString();
    }

    private static String lastBlock(String output) {
        String[] parts = output.split("--- [0-9]+\\n", -1);
        return parts[parts.length - 2];
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile("readme", ".sh"), script);
        Path output = Files.createTempFile("readme", ".out");
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(RunningSuite.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("OPENGATE_URL", suite.url(""));
        bash.environment().put("OPENGATE_ADMIN_CLIENT_ID", RunningSuite.ADMIN_CLIENT);
        bash.environment().put("OPENGATE_ADMIN_CLIENT_SECRET", RunningSuite.ADMIN_SECRET);
        Process process = bash.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("bash ends").isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
