package io.opengate.testkit.tenant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.opengate.platform.id.Ids;
import io.opengate.platform.id.TimeOrderedIds;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.service.ServiceKeys;
import io.opengate.platform.service.ServiceTokens;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** Mints tokens that the service under test trusts. */
public final class TestTokens {

    static final ECKey KEY = key();
    static final Ids IDS = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());

    private final Environment environment;

    public TestTokens(Environment environment) {
        this.environment = environment;
    }

    /** A token for the management API with these permissions in its own realm; for master, in every realm. */
    public String management(RealmRef realm, String... permissions) {
        return of(realm).permissions(permissions).sign();
    }

    /** A token of master with these permissions in every realm. */
    public String master(String... permissions) {
        return management(TestRealms.MASTER, permissions);
    }

    /** A token to be shaped further; by default good for the management API, without a permission. */
    public TestToken of(RealmRef realm) {
        return new TestToken(new PublicUrl(environment.getRequiredProperty("opengate.public-url")), realm);
    }

    /** A service token of that caller for the service under test. */
    public String peer(String caller, RealmRef realm) {
        return peer(caller, realm, null);
    }

    /** A service token of that caller, on behalf of a subject. */
    public String peer(String caller, RealmRef realm, @org.jspecify.annotations.Nullable UUID actor) {
        return services(caller).mint(environment.getRequiredProperty("spring.application.name"), realm.id(), actor);
    }

    /** A service token that names no realm. */
    public String peer(String caller) {
        return services(caller).mint(environment.getRequiredProperty("spring.application.name"), null, null);
    }

    private ServiceTokens services(String caller) {
        return new ServiceTokens(caller, new ServiceKeys(environment), Clock.systemUTC(), Duration.ofSeconds(5));
    }

    static VerificationKeys before(VerificationKeys own) {
        return (realm, keyId) ->
                keyId.equals(KEY.getKeyID()) ? Optional.<JWK>of(KEY.toPublicJWK()) : own.find(realm, keyId);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("test-" + UUID.randomUUID())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECDSASigner signer() throws JOSEException {
        return new ECDSASigner(KEY);
    }

    /** The public URL of a path, for which proofs of possession are made. */
    public String publicUrl(String path) {
        return new PublicUrl(environment.getRequiredProperty("opengate.public-url")).of(path);
    }
}
