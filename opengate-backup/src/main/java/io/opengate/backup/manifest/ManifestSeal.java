package io.opengate.backup.manifest;

import io.opengate.backup.BackupFailure;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.MissingSecretException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who made a manifest: HMAC-SHA-256 (RFC 2104) over the bytes of the file, under a key of the purpose {@code backup} that is
 * derived (HKDF, RFC 5869) from the installation's master key. Since the manifest has the SHA-256 of every other file, whoever
 * lacks the key cannot alter any of them, nor make a backup up. An older backup of the same installation is as authentic as
 * the newest.
 */
public final class ManifestSeal {

    /** Without the master key, which no container has, the purpose's own key. */
    static final String KEY = "OPENGATE_KEY_BACKUP";

    private static final String MASTER = "OPENGATE_MASTER_KEY";
    private static final String PREVIOUS = "_PREVIOUS";
    private static final String PURPOSE = "backup";

    private final List<byte[]> keys;
    private final boolean required;

    private ManifestSeal(List<byte[]> keys, boolean required) {
        this.keys = List.copyOf(keys);
        this.required = required;
    }

    /**
     * With the keys that these variables hold: {@code OPENGATE_KEY_BACKUP} or what the master key gives, and the previous ones,
     * under which older backups were made. Refused where there is none.
     */
    public static ManifestSeal of(Function<String, @Nullable String> variables) {
        List<byte[]> keys = new ArrayList<>();
        try {
            for (String age : List.of("", PREVIOUS)) {
                byte[] own = MasterKeys.decode(KEY + age, variables.apply(KEY + age));
                if (own != null) {
                    keys.add(own);
                }
                byte[] master = MasterKeys.decode(MASTER + age, variables.apply(MASTER + age));
                if (master != null) {
                    keys.add(MasterKeys.derived(master, PURPOSE));
                }
            }
        } catch (MissingSecretException unusable) {
            throw new BackupFailure("the key that authenticates backups cannot be read", unusable);
        }
        if (keys.isEmpty()) {
            throw new BackupFailure("backups are authenticated, and the key for that is not set: set " + KEY
                    + " (containers: docker/generate-secrets.sh writes it) or " + MASTER);
        }
        return new ManifestSeal(keys, true);
    }

    /** Trusts every manifest: whoever can write to the folder of backups decides what is restored. */
    public static ManifestSeal ignored() {
        return new ManifestSeal(List.of(), false);
    }

    /** The text that goes beside the manifest. */
    String of(byte[] manifest) {
        if (keys.isEmpty()) {
            throw new IllegalStateException("a manifest is never written without a seal");
        }
        return HexFormat.of().formatHex(mac(keys.getFirst(), manifest));
    }

    /** Fails unless the text is what one of the keys gives for these bytes. */
    void require(byte[] manifest, Optional<String> found) {
        if (!required) {
            return;
        }
        String text = found.orElseThrow(() -> new BackupFailure("the backup's manifest is not authenticated: its "
                + ManifestFile.SEAL + " is missing, so anybody may have written it" + hint()));
        byte[] given = text.strip().getBytes(StandardCharsets.UTF_8);
        boolean authentic = false;
        for (byte[] key : keys) {
            String expected = HexFormat.of().formatHex(mac(key, manifest));
            authentic |= MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
        }
        if (!authentic) {
            throw new BackupFailure("the backup's manifest is not authentic: it was altered, or made by another"
                    + " installation or under another master key (an older one goes into " + MASTER + PREVIOUS + ")"
                    + hint());
        }
    }

    private static String hint() {
        return "; nothing was changed. If you know where it comes from: --accept-unauthenticated-manifest";
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
