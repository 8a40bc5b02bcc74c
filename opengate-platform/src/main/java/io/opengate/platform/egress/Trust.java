package io.opengate.platform.egress;

import io.opengate.platform.crypto.PemCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities whose certificates count: the JDK's, and the operator's beside them. */
final class Trust {

    private Trust() {}

    /**
     * A TLS context with that trust.
     *
     * @param file PEM certificates, or null or blank for none
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static SSLContext context(@Nullable String file) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            for (TrustManager own : managers(null)) {
                if (own instanceof X509TrustManager x509) {
                    add(anchors, List.of(x509.getAcceptedIssuers()), "jdk");
                }
            }
            if (file != null && !file.isBlank()) {
                add(anchors, PemCertificates.read(Path.of(file), "opengate.egress.trusted-certificates"), "own");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(anchors), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the JDK has no trust store", impossible);
        }
    }

    private static void add(KeyStore anchors, List<X509Certificate> certificates, String name)
            throws GeneralSecurityException {
        for (int i = 0; i < certificates.size(); i++) {
            anchors.setCertificateEntry(name + i, certificates.get(i));
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }
}
