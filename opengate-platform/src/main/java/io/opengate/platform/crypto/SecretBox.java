package io.opengate.platform.crypto;

import io.opengate.platform.tenant.RealmId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). The purpose, the realm and the row are associated data: a
 * sealed value that is moved to another row or realm does not open. The text form is {@code 1.<key id>.<base64url>}.
 */
public final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String purpose;
    private final String currentKeyId;
    private final Map<String, SecretKey> keys;

    SecretBox(String purpose, List<byte[]> newestFirst) {
        this.purpose = purpose;
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        newestFirst.forEach(key -> byId.putIfAbsent(keyId(key), new SecretKeySpec(key, 0, 32, "AES")));
        this.keys = Map.copyOf(byId);
        this.currentKeyId = keyId(newestFirst.getFirst());
    }

    /** The sealed form of these bytes, readable only for the same realm and row. */
    public String seal(byte[] plain, RealmId realm, UUID row) {
        byte[] nonce = Tokens.randomBytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, currentKeyId, nonce, plain, realm, row);
        byte[] joined = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return "1." + currentKeyId + "." + Hashes.base64Url(joined);
    }

    /**
     * The bytes that were sealed.
     *
     * @throws IllegalStateException if the text was altered, belongs elsewhere, or its key is not configured
     */
    public byte[] open(String sealed, RealmId realm, UUID row) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals("1")) {
            throw new IllegalStateException("not a sealed value of purpose " + purpose);
        }
        byte[] joined = Base64.getUrlDecoder().decode(parts[2]);
        byte[] nonce = Arrays.copyOf(joined, NONCE_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(joined, NONCE_BYTES, joined.length);
        return run(Cipher.DECRYPT_MODE, parts[1], nonce, ciphertext, realm, row);
    }

    /** Whether the value was sealed under an older key and should be sealed again. */
    public boolean isStale(String sealed) {
        return !sealed.startsWith("1." + currentKeyId + ".");
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] input, RealmId realm, UUID row) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no key " + keyId + " for purpose " + purpose);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((purpose + "|" + realm + "|" + row).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of purpose " + purpose + " could not be sealed or opened", e);
        }
    }

    private static String keyId(byte[] key) {
        return HexFormat.of().formatHex(Hashes.sha256(key), 0, 4);
    }
}
