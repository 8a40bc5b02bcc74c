package io.opengate.auth.code;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/**
 * The authorization codes in circulation. A code lives 60 s at most, belongs to a sign-on session and ends with it, and is
 * used once. It has 256 random bits and is stored as a digest.
 */
public interface AuthorizationCodes {

    /** A new code for the grant, or empty when its session has ended meanwhile: the person then signs in again. */
    Optional<String> issue(AuthorizationGrant grant);

    /** What the code stands for, whether used or not, or empty when it is none of ours, has expired or its session has ended. */
    Optional<PresentedCode> find(RealmId realm, String code);

    /** Uses the code, atomically: of any number of parallel uses one is {@link Redemption.Redeemed}. */
    Redemption redeem(PresentedCode code, Redeeming redeeming);

    /** Uses the code for nothing: who presented it could not show that it was meant for them. */
    void discard(PresentedCode code);

    /** Ends what the first use of the code gave (RFC 6749 §4.1.2). */
    void revokeWhatItGave(PresentedCode code);
}
