package io.opengate.backup.manifest;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as {@code manifest.json} in the backup's folder. */
public final class ManifestFile {

    public static final String NAME = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestFile() {}

    /** The manifest of the backup in that folder; refused where it is absent, unreadable or of a newer format. */
    public static Manifest read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupFailure("there is no whole backup in " + folder + ": its " + NAME + " is missing");
        }
        try {
            String text = Files.readString(file);
            int format = JSON.readTree(text).path("format").asInt(0);
            if (format < 1 || format > Manifest.FORMAT) {
                throw new BackupFailure("the backup in " + folder + " has the format " + format
                        + ", this release reads 1 to " + Manifest.FORMAT);
            }
            return JSON.readValue(text, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new BackupFailure("the manifest " + file + " cannot be read", e);
        }
    }

    /** The document. */
    public static byte[] bytes(Manifest manifest) {
        return JSON.writeValueAsBytes(manifest);
    }
}
