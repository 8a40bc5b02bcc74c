package io.opengate.auth.refresh;

import io.opengate.platform.tenant.RealmId;

/**
 * The refresh-token families in circulation. A family belongs to a sign-on session and ends with it, and at an absolute
 * time in any case; it is begun when its authorization code is redeemed.
 */
public interface RefreshFamilies {

    /** Uses a token, atomically: of any number of parallel uses, one rotates. */
    Rotation rotate(RotationRequest request);

    /** Whether the token is the newest of a family that lives, and belongs to that client. */
    LiveFamily find(RealmId realm, RefreshToken token);

    /** Ends the family and the access tokens that it gave, if it belongs to that client. False when it does not. */
    boolean revoke(RealmId realm, RefreshToken token, String clientId);
}
