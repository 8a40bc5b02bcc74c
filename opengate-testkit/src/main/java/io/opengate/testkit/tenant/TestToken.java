package io.opengate.testkit.tenant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An access token in the making (RFC 9068). */
public final class TestToken {

    private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    private final boolean master;
    private String type = "at+jwt";
    private List<String> realms = List.of("*");
    private List<String> permissions = List.of();

    TestToken(PublicUrl publicUrl, RealmRef realm) {
        this.master = realm.id().isMaster();
        Instant now = Instant.now();
        claims.issuer(publicUrl.of("/realms/" + realm.name()))
                .subject(UUID.randomUUID().toString())
                .audience(ManagementPermission.AUDIENCE)
                .claim("client_id", "test-client")
                .jwtID(TestTokens.IDS.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    public TestToken permissions(String... names) {
        permissions = List.of(names);
        claims.claim("scope", String.join(" ", names));
        return this;
    }

    public TestToken subject(UUID subject) {
        claims.subject(subject.toString());
        return this;
    }

    /** For master: the realms that the permissions reach. */
    public TestToken realms(RealmRef... covered) {
        realms = List.of(covered).stream().map(realm -> realm.id().toString()).toList();
        return this;
    }

    public TestToken audience(String audience) {
        claims.audience(audience);
        return this;
    }

    public TestToken type(String typ) {
        type = typ;
        return this;
    }

    public TestToken expired() {
        claims.expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1))));
        return this;
    }

    public TestToken claim(String name, Object value) {
        claims.claim(name, value);
        return this;
    }

    /** The token's compact form. */
    public String sign() {
        if (master) {
            claims.claim("realm_grants", List.of(Map.of("permissions", permissions, "realms", realms)));
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(TestTokens.KEY.getKeyID())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims.build());
        try {
            jwt.sign(TestTokens.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
