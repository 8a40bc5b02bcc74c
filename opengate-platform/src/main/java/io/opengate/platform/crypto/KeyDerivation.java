package io.opengate.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) without salt: sub-keys of a root secret, one per purpose. */
public final class KeyDerivation {

    /** The bytes that a root secret must have at least. */
    public static final int MINIMUM_ROOT_BYTES = 32;

    private KeyDerivation() {}

    /** A 32-byte key that only this root and this purpose give. */
    public static byte[] derive(byte[] root, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(root)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 has HKDF-SHA256", e);
        }
    }
}
