package io.opengate.platform.crypto;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Sub-keys by purpose: derived from the master key ({@code OPENGATE_MASTER_KEY}) or, where a service may hold its own
 * purposes only, given one by one ({@code OPENGATE_KEY_<PURPOSE>}). A previous key still opens what it sealed.
 */
public final class MasterKeys {

    private final Environment environment;

    public MasterKeys(Environment environment) {
        this.environment = environment;
    }

    /**
     * The keys of a purpose, newest first: the first one seals, all open.
     *
     * @throws MissingSecretException if neither the purpose's key nor the master key is set
     */
    List<byte[]> of(String purpose) {
        String own = "OPENGATE_KEY_" + purpose.toUpperCase(Locale.ROOT).replace('-', '_');
        List<byte[]> keys = new ArrayList<>();
        add(keys, secret(own));
        add(keys, secret(own + "_PREVIOUS"));
        addDerived(keys, secret("OPENGATE_MASTER_KEY"), purpose);
        addDerived(keys, secret("OPENGATE_MASTER_KEY_PREVIOUS"), purpose);
        if (keys.isEmpty()) {
            throw new MissingSecretException("OPENGATE_MASTER_KEY", "or " + own);
        }
        return List.copyOf(keys);
    }

    private byte @Nullable [] secret(String name) {
        return decode(name, environment.getProperty(name));
    }

    /**
     * The bytes that a secret setting spells in base64 (either alphabet), or null when it is not set.
     *
     * @throws MissingSecretException if it is set to less than 256 bits
     */
    public static byte @Nullable [] decode(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
            if (bytes.length >= KeyDerivation.MINIMUM_ROOT_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MissingSecretException(name, "as at least 32 bytes in base64; what is set is not base64");
        }
        throw new MissingSecretException(name, "as at least 32 bytes in base64; what is set is shorter");
    }

    private static void add(List<byte[]> keys, byte @Nullable [] key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private static void addDerived(List<byte[]> keys, byte @Nullable [] root, String purpose) {
        if (root != null) {
            keys.add(derived(root, purpose));
        }
    }

    /** The key that {@code OPENGATE_KEY_<PURPOSE>} would hold for this master key. */
    public static byte[] derived(byte[] master, String purpose) {
        return KeyDerivation.derive(master, "opengate:purpose:" + purpose);
    }
}
