package io.opengate.auth.code;

import io.opengate.platform.tenant.RealmId;

/**
 * A code that somebody presents.
 *
 * @param digest SHA-256 of the code, base64url
 * @param used whether it has been used before
 */
public record PresentedCode(RealmId realm, String sid, String digest, AuthorizationGrant grant, boolean used) {

    @Override
    public String toString() {
        return "PresentedCode[" + sid + "]";
    }
}
