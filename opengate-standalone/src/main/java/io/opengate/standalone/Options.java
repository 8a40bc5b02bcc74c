package io.opengate.standalone;

import io.opengate.standalone.config.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The program's arguments, each {@code --name=value}.
 *
 * @param home what lasts: databases, secrets, logs
 * @param cache where binaries are unpacked
 * @param services the folder of the services' jars
 * @param portOffset added to every port
 * @param ephemeral whether the home is a temporary folder, deleted at the end, without fsync
 * @param layout how the data are spread, where the command says so
 * @param exitWhenReady whether the program ends as soon as the suite is ready: to train the AOT cache
 */
record Options(
        Path home,
        Path cache,
        Path services,
        int portOffset,
        Optional<String> layout,
        boolean ephemeral,
        boolean exitWhenReady) {

    /** Ports up to 65535 must stay within reach. */
    private static final int MOST_OFFSET = 40_000;

    /**
     * The options that the arguments spell.
     *
     * @throws StartFailure for an argument that is not known or not well-formed
     */
    static Options parse(String[] arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            given.put(
                    equals < 0 ? argument : argument.substring(0, equals),
                    equals < 0 ? "true" : argument.substring(equals + 1));
        }
        boolean ephemeral = Boolean.parseBoolean(given.remove("--ephemeral"));
        boolean exit = Boolean.parseBoolean(given.remove("--exit-when-ready"));
        String home = given.remove("--home");
        Path cache = Standalone.absolute(required(given.remove("--cache"), "--cache"));
        Path services = Standalone.absolute(required(given.remove("--services"), "--services"));
        int offset = offset(given.remove("--port-offset"));
        Optional<String> layout = Optional.ofNullable(given.remove("--layout"));
        if (!given.isEmpty()) {
            throw new StartFailure("unknown option " + given.keySet().iterator().next());
        }
        Path folder = ephemeral ? temporary() : Standalone.absolute(required(home, "--home"));
        return new Options(folder, cache, services, offset, layout, ephemeral, exit);
    }

    private static int offset(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MOST_OFFSET) {
            return Integer.parseInt(text);
        }
        throw new StartFailure("--port-offset is a number from 0 to " + MOST_OFFSET);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new StartFailure("the option " + name + " is missing; start with ./opengate up");
        }
        return value;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("opengate-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
