package io.opengate.platform.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.crypto.Hashes;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks proofs of possession (RFC 9449 §4.3): all of the list there, in its order, and single use last. */
public final class DpopProofs {

    private static final int LONGEST = 6144;
    private static final int LONGEST_ID = 256;
    private static final String TYPE = "dpop+jwt";

    private final ProofUses uses;
    private final DpopSettings settings;
    private final Clock clock;

    public DpopProofs(ProofUses uses, DpopSettings settings, Clock clock) {
        this.uses = uses;
        this.settings = settings;
        this.clock = clock;
    }

    /** The algorithms of proofs, for metadata and challenges. */
    public static List<JWSAlgorithm> algorithms() {
        return ProofKey.ALGORITHMS;
    }

    /** The same, separated by spaces, as the challenge wants them (RFC 9449 §7.1). */
    public static String algorithmNames() {
        return algorithms().stream().map(JWSAlgorithm::getName).collect(Collectors.joining(" "));
    }

    /** Checks the request's proof, and uses it up if it is good: one round trip to Redis, none for a request without a proof. */
    public DpopVerdict check(DpopRequest request, NonceRule nonces) {
        if (request.proofs().isEmpty()) {
            return new DpopVerdict.Absent();
        }
        if (request.proofs().size() > 1) {
            return refused("there is more than one header DPoP");
        }
        String text = request.proofs().getFirst();
        if (text.length() > LONGEST) {
            return refused("the proof is too long");
        }
        try {
            return check(SignedJWT.parse(text), request, nonces);
        } catch (ParseException | IllegalArgumentException | JOSEException malformed) {
            return refused("the proof is not a signed JWT with a public key in its header");
        }
    }

    private DpopVerdict check(SignedJWT proof, DpopRequest request, NonceRule nonces)
            throws ParseException, JOSEException {
        Optional<String> wrongHeader = wrong(proof.getHeader());
        JWK key = proof.getHeader().getJWK();
        if (wrongHeader.isPresent() || key == null) {
            return refused(wrongHeader.orElse("the header has no jwk"));
        }
        if (!ProofKey.signed(proof, key)) {
            return refused("the signature is not that of the key in the header");
        }
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        Optional<String> wrongClaim = wrong(claims, request);
        if (wrongClaim.isPresent()) {
            return refused(wrongClaim.get());
        }
        if (!nonces.accepts(claims.getStringClaim("nonce"))) {
            return new DpopVerdict.NonceWanted();
        }
        String thumbprint = key.computeThumbprint().toString();
        return use(request, thumbprint, claims)
                ? new DpopVerdict.Proven(thumbprint)
                : refused("the proof has been used before");
    }

    private static Optional<String> wrong(JWSHeader header) {
        if (header.getType() == null || !header.getType().getType().equalsIgnoreCase(TYPE)) {
            return Optional.of("typ is not dpop+jwt");
        }
        if (!ProofKey.ALGORITHMS.contains(header.getAlgorithm())) {
            return Optional.of("alg is not one of " + algorithmNames());
        }
        if (header.getCriticalParams() != null) {
            return Optional.of("the header has crit");
        }
        JWK key = header.getJWK();
        return key == null || key.isPrivate() ? Optional.of("jwk is not a public key") : Optional.empty();
    }

    private Optional<String> wrong(JWTClaimsSet claims, DpopRequest request) throws ParseException {
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.of("jti is missing or too long");
        }
        if (!request.method().equals(claims.getStringClaim("htm"))) {
            return Optional.of("htm is not the request's method");
        }
        String target = claims.getStringClaim("htu");
        if (target == null || !isSame(target, request.url())) {
            return Optional.of("htu is not the request's URL");
        }
        if (!isRecent(claims.getIssueTime())) {
            return Optional.of("iat is missing, too old or in the future");
        }
        String token = request.accessToken();
        if (token != null && !isDigest(claims.getStringClaim("ath"), token)) {
            return Optional.of("ath is not the digest of the access token");
        }
        return Optional.empty();
    }

    private static boolean isSame(String target, String url) {
        Optional<HttpTarget> wanted = HttpTarget.parse(url);
        return wanted.isPresent() && HttpTarget.parse(target).equals(wanted);
    }

    private static boolean isDigest(@Nullable String digest, String token) {
        return digest != null && Hashes.equal(digest, Hashes.sha256(token));
    }

    private boolean isRecent(@Nullable Date issued) {
        if (issued == null) {
            return false;
        }
        Instant at = issued.toInstant();
        Instant now = clock.instant();
        return !at.isBefore(now.minus(settings.maxAge())) && !at.isAfter(now.plus(settings.maxAhead()));
    }

    private boolean use(DpopRequest request, String thumbprint, JWTClaimsSet claims) {
        Duration remember = settings.maxAge().plus(settings.maxAhead()).plusSeconds(1);
        return uses.isFirst(request.realm(), Hashes.sha256(thumbprint + "|" + claims.getJWTID()), remember);
    }

    private static DpopVerdict refused(String why) {
        return new DpopVerdict.Refused(why);
    }
}
