package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./opengate …} as an operator types it, about a running suite. */
final class Command {

    private Command() {}

    /** What a command did. */
    record Outcome(int status, String output) {}

    static Outcome succeeds(RunningSuite suite, String... arguments) {
        Outcome outcome = run(suite, arguments);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome;
    }

    static Outcome run(RunningSuite suite, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("bash", RunningSuite.root().resolve("opengate").toString()));
        command.addAll(List.of(arguments));
        return runs(
                command,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "OPENGATE_HOME", suite.home().toString(),
                        "OPENGATE_PORT_OFFSET", Integer.toString(suite.port(0)),
                        "OPENGATE_BUILD", "never"));
    }

    /** A command of another kind, with these variables. */
    static Outcome runs(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove("POSTGRES_HOST");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
