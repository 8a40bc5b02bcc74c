package io.opengate.testkit.tenant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.opengate.platform.crypto.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client's key, and the proofs that it makes with it (RFC 9449 §4.2). */
public final class TestProofs {

    private final JWK key;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;

    private TestProofs(JWK key, JWSAlgorithm algorithm, JWSSigner signer) {
        this.key = key;
        this.algorithm = algorithm;
        this.signer = signer;
    }

    /** A key of its own, as browsers and FAPI clients use. */
    public static TestProofs create() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            return new TestProofs(key, JWSAlgorithm.ES256, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestProofs of(JWK key, JWSAlgorithm algorithm, JWSSigner signer) {
        return new TestProofs(key, algorithm, signer);
    }

    /** SHA-256 thumbprint of the public key. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public JWK key() {
        return key;
    }

    /** A proof for a request without an access token. */
    public String proof(String method, String url) {
        return sign(header(), claims(method, url, null, null));
    }

    /** A proof for a request with that access token. */
    public String proof(String method, String url, String accessToken) {
        return sign(header(), claims(method, url, accessToken, null));
    }

    /** A proof with that nonce. */
    public String withNonce(String method, String url, String nonce) {
        return sign(header(), claims(method, url, null, nonce));
    }

    /** The header of a good proof. */
    public Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", algorithm.getName());
        header.put("jwk", key.toPublicJWK().toJSONObject());
        return header;
    }

    /** The claims of a good proof. */
    public static Map<String, Object> claims(
            String method, String url, @Nullable String accessToken, @Nullable String nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", url);
        claims.put("iat", Instant.now().getEpochSecond());
        if (accessToken != null) {
            claims.put("ath", Hashes.sha256(accessToken));
        }
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return claims;
    }

    /** The compact form of anything at all, with a signature of this key. */
    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        JsonMapper json = JsonMapper.shared();
        String input = Base64URL.encode(json.writeValueAsString(header))
                + "."
                + Base64URL.encode(json.writeValueAsString(claims));
        try {
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
