package io.opengate.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout that the build runs in. */
final class SourceTree {

    /** The modules that run, in the order of the documentation. */
    static final List<String> MODULES = List.of(
            "opengate-platform",
            "opengate-gateway",
            "opengate-auth-service",
            "opengate-user-service",
            "opengate-realm-service",
            "opengate-rbac-service",
            "opengate-client-service",
            "opengate-session-service",
            "opengate-notification-service");

    private SourceTree() {}

    static Path root() {
        return Path.of(System.getProperty("opengate.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    static Path file(String path) {
        return root().resolve(path);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a folder whose names end so, in order. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java files of everything that runs. */
    static Stream<Path> javaFiles() {
        return MODULES.stream().flatMap(module -> files(file(module + "/src/main/java"), ".java").stream());
    }

    /** What the pattern's first group finds in everything that runs. */
    static Set<String> find(Pattern pattern) {
        return javaFiles()
                .flatMap(file -> pattern.matcher(text(file)).results().map(MatchResult::group))
                .flatMap(found -> pattern.matcher(found).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
