package io.opengate.backup;

import io.opengate.backup.installation.Installation;
import io.opengate.backup.installation.StandaloneHome;
import io.opengate.backup.manifest.ManifestSeal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class Where {

    @Option(
            names = "--home",
            paramLabel = "<folder>",
            description = "Home of a standalone installation; without it the environment says where the stores are.")
    private @Nullable Path home;

    @Option(names = "--to", paramLabel = "<folder>", description = "Folder of backups (default: backups in the home).")
    private @Nullable Path to;

    /** Its stores. */
    Installation installation() {
        return home().map(StandaloneHome::installation)
                .orElseGet(() -> Installation.of(System.getenv(), Optional.empty()));
    }

    /** What authenticates its backups. */
    ManifestSeal seal() {
        return ManifestSeal.of(home().<Function<String, @Nullable String>>map(
                        found -> name -> found.find(name).orElse(null))
                .orElse(System.getenv()::get));
    }

    /** The standalone home, where it is one. */
    Optional<StandaloneHome> home() {
        Path folder = home;
        return folder != null && Files.isRegularFile(folder.resolve("secrets.env"))
                ? Optional.of(new StandaloneHome(folder.toAbsolutePath().normalize(), System.getenv()))
                : Optional.empty();
    }

    /** The folder of backups. */
    Path backups() {
        Map<String, String> environment = System.getenv();
        Path folder = to != null
                ? to
                : Path.of(environment.getOrDefault(
                        "OPENGATE_BACKUPS",
                        home == null ? "backups" : home.resolve("backups").toString()));
        return folder.toAbsolutePath().normalize();
    }

    String describe() {
        return home().map(found -> found.folder().toString()).orElse("the installation that the environment names");
    }
}
