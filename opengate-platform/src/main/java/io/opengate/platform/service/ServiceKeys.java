package io.opengate.platform.service;

import io.opengate.platform.crypto.KeyDerivation;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.MissingSecretException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;

/**
 * The keys with which services vouch for themselves, one per (caller, callee) pair: given pair by pair
 * ({@code OPENGATE_SERVICE_KEY_<CALLER>_TO_<CALLEE>}) or derived from {@code OPENGATE_SERVICE_SECRET}. The previous
 * key ({@code …_PREVIOUS}) still verifies, so that keys rotate without downtime.
 */
public final class ServiceKeys {

    private final Environment environment;
    private final Map<String, List<byte[]>> pairs = new ConcurrentHashMap<>();

    public ServiceKeys(Environment environment) {
        this.environment = environment;
    }

    /**
     * The keys of the pair, newest first.
     *
     * @throws MissingSecretException if neither the pair's key nor the root secret is set
     */
    List<byte[]> of(String caller, String callee) {
        return pairs.computeIfAbsent(caller + ">" + callee, pair -> load(caller, callee));
    }

    private List<byte[]> load(String caller, String callee) {
        String own = variable(caller, callee);
        List<byte[]> keys = new ArrayList<>();
        for (String suffix : List.of("", "_PREVIOUS")) {
            byte[] key = MasterKeys.decode(own + suffix, environment.getProperty(own + suffix));
            if (key != null) {
                keys.add(key);
            }
            String rootName = "OPENGATE_SERVICE_SECRET" + suffix;
            byte[] root = MasterKeys.decode(rootName, environment.getProperty(rootName));
            if (root != null) {
                keys.add(derived(root, caller, callee));
            }
        }
        if (keys.isEmpty()) {
            throw new MissingSecretException(own, "or OPENGATE_SERVICE_SECRET");
        }
        return List.copyOf(keys);
    }

    /** The name of the environment variable that holds the key of a pair. */
    public static String variable(String caller, String callee) {
        return ("OPENGATE_SERVICE_KEY_" + caller + "_TO_" + callee).toUpperCase(Locale.ROOT);
    }

    /** The key that a pair's variable would hold for this root secret. */
    public static byte[] derived(byte[] root, String caller, String callee) {
        return KeyDerivation.derive(root, "opengate:service:" + caller + ">" + callee);
    }
}
