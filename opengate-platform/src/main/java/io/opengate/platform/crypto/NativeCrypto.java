package io.opengate.platform.crypto;

import java.security.Provider;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts Amazon's native provider before the JDK's where it runs and is healthy: RSA and EC signatures become four to
 * eight times cheaper. Elsewhere the JDK's own providers stay.
 */
public final class NativeCrypto {

    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private NativeCrypto() {}

    /** Installs the provider once per JVM; true when the native provider is in use. */
    public static synchronized boolean install() {
        if (Security.getProvider("AmazonCorrettoCryptoProvider") != null) {
            return true;
        }
        try {
            Class<?> type = Class.forName(PROVIDER);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            Security.insertProviderAt(provider, 1);
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            Logger log = LoggerFactory.getLogger(NativeCrypto.class);
            log.info("native crypto is not available here, the JDK's is used: {}", e.toString());
            return false;
        }
    }
}
