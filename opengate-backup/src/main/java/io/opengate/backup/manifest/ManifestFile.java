package io.opengate.backup.manifest;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as {@code manifest.json} in the backup's folder. */
public final class ManifestFile {

    public static final String NAME = "manifest.json";

    /** The file beside it with its {@link ManifestSeal}. */
    public static final String SEAL = "manifest.json.hmac";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestFile() {}

    /**
     * The manifest of the backup in that folder; refused where it is absent, not authentic, unreadable or of a newer format.
     * What is parsed are the bytes that were authenticated.
     */
    public static Manifest read(Path folder, ManifestSeal seal) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupFailure("there is no whole backup in " + folder + ": its " + NAME + " is missing");
        }
        try {
            byte[] content = Files.readAllBytes(file);
            seal.require(content, seal(folder));
            int format = JSON.readTree(content).path("format").asInt(0);
            if (format < 1 || format > Manifest.FORMAT) {
                throw new BackupFailure("the backup in " + folder + " has the format " + format
                        + ", this release reads 1 to " + Manifest.FORMAT);
            }
            return JSON.readValue(content, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new BackupFailure("the manifest " + file + " cannot be read", e);
        }
    }

    private static Optional<String> seal(Path folder) throws IOException {
        Path file = folder.resolve(SEAL);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** The two files, by name. */
    public static Map<String, byte[]> files(Manifest manifest, ManifestSeal seal) {
        byte[] content = JSON.writeValueAsBytes(manifest);
        return Map.of(NAME, content, SEAL, (seal.of(content) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
