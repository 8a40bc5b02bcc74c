package io.opengate.testkit.tls;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for tests. */
public final class TestAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys = newKeys();
    private final X500Principal name;
    private final X509Certificate certificate;

    /** An authority of that common name. */
    public TestAuthority(String commonName) {
        this.name = new X500Principal("CN=" + commonName);
        this.certificate = build(keys, name, true, Instant.now().plus(Duration.ofDays(1)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A new temporary file with the authority's certificate as PEM. */
    public Path file() {
        try {
            Path file = Files.createTempFile("authority", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new TestCertificate(certificate, keys.getPrivate()).pem());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** A certificate for that subject and those alternative names. */
    public TestCertificate issue(String subject, GeneralName... alternatives) {
        return issue(subject, Instant.now().plus(Duration.ofDays(1)), alternatives);
    }

    /** The same, until that moment. */
    public TestCertificate issue(String subject, Instant until, GeneralName... alternatives) {
        KeyPair own = newKeys();
        return new TestCertificate(
                build(own, new X500Principal(subject), false, until, alternatives), own.getPrivate());
    }

    /** A certificate for a server on loopback. */
    public TestCertificate server() {
        return issue(
                "CN=localhost",
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    /** A certificate that nobody but its subject has signed. */
    public static TestCertificate selfSigned(String subject) {
        TestAuthority own = new TestAuthority(subject);
        return new TestCertificate(own.certificate, own.keys.getPrivate());
    }

    private X509Certificate build(
            KeyPair own, X500Principal subject, boolean authority, Instant until, GeneralName... alternatives) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, RANDOM),
                    Date.from(Instant.now().minus(Duration.ofDays(2))),
                    Date.from(until),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (alternatives.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
