package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./opengate env} reads the file of secrets, which may come from a backup: nothing in it is run. */
class EntryScriptTests {

    private static final String HOSTILE = "$(touch ran) `touch ran`; 'touch ran'";

    private final Path home;

    EntryScriptTests(@TempDir Path home) {
        this.home = home;
    }

    private ContainerFiles.Outcome environment(String redisPassword, String further) throws IOException {
        Files.writeString(home.resolve("secrets.env"), """
                OPENGATE_ADMIN_CLIENT_ID=opengate-admin
                OPENGATE_ADMIN_CLIENT_SECRET=secret=with==signs
                REDIS_PASSWORD=%s
                POSTGRES_APPLICATION_PASSWORD=a
                %s
                POSTGRES_OWNER_PASSWORD=o""".formatted(redisPassword, further));
        Path script = Files.writeString(
                home.resolve("script"),
                "set -e; cd '" + home + "'; eval \"$(bash '" + ContainerFiles.ROOT.resolve("opengate")
                        + "' env user)\"; echo \"$REDIS_PASSWORD\"; echo \"$OPENGATE_ADMIN_CLIENT_SECRET\"; echo \"$PGPASSWORD\"");
        return ContainerFiles.bash(Map.of("OPENGATE_HOME", home.toString()), script.toString());
    }

    @Test
    void valuesAreTakenAsTheyStand() throws IOException {
        ContainerFiles.Outcome outcome = environment(HOSTILE, "");
        assertThat(outcome.output()).isEqualTo(HOSTILE + "\nsecret=with==signs\no\n");
        assertThat(home.resolve("ran")).doesNotExist();
    }

    @Test
    void linesThatAreNoneOfItsVariablesAreLeftAlone() throws IOException {
        ContainerFiles.Outcome outcome = environment("r", "touch ran\nPATH=/nowhere\nOPENGATE_X[$(touch ran)]=1");
        assertThat(outcome.output()).isEqualTo("r\nsecret=with==signs\no\n");
        assertThat(home.resolve("ran")).doesNotExist();
    }
}
