package io.opengate.auth.realm.http;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.opengate.auth.realm.SigningKey;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.tenant.RealmId;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens a sealed key and makes its signer, on the native provider where that is installed. */
final class KeyMaterial {

    private static final @Nullable Provider NATIVE = Security.getProvider("AmazonCorrettoCryptoProvider");

    private KeyMaterial() {}

    static SigningKey open(RealmPeer.Key key, SecretBox box, RealmId realm) throws ParseException, JOSEException {
        JWK published = publicKey(key);
        boolean active = key.state().equals("active");
        Instant usableFrom = key.usableFrom() == null ? Instant.EPOCH : key.usableFrom();
        if (key.sealedPrivateJwk() == null) {
            return new SigningKey(published, false, usableFrom, NoSigner.INSTANCE);
        }
        byte[] opened = box.open(key.sealedPrivateJwk(), realm, key.row());
        JWK secret = JWK.parse(new String(opened, StandardCharsets.UTF_8));
        return new SigningKey(published, active, usableFrom, signer(secret));
    }

    /** What the realm service published, with the members that pin how the key is used. */
    private static JWK publicKey(RealmPeer.Key key) throws ParseException {
        JWK published = JWK.parse(key.jwk()).toPublicJWK();
        Algorithm algorithm = Algorithm.parse(key.algorithm());
        return switch (published) {
            case RSAKey rsa ->
                new RSAKey.Builder(rsa)
                        .algorithm(algorithm)
                        .keyID(key.kid())
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            case ECKey ec ->
                new ECKey.Builder(ec)
                        .algorithm(algorithm)
                        .keyID(key.kid())
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            case OctetKeyPair okp ->
                new OctetKeyPair.Builder(okp)
                        .algorithm(algorithm)
                        .keyID(key.kid())
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            default -> throw new ParseException("unsupported key type " + published.getKeyType(), 0);
        };
    }

    private static JWSSigner signer(JWK secret) throws JOSEException {
        return switch (secret) {
            case RSAKey rsa -> natively(new RSASSASigner(rsa));
            case ECKey ec -> natively(new ECDSASigner(ec));
            case OctetKeyPair okp -> Ed25519.signer(okp);
            default -> throw new JOSEException("unsupported key type " + secret.getKeyType());
        };
    }

    private static JWSSigner natively(JWSSigner signer) {
        if (NATIVE != null) {
            signer.getJCAContext().setProvider(NATIVE);
        }
        return signer;
    }
}
