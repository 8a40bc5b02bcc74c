package io.opengate.auth.authorize;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;

/** A mode of JARM: all parameters in one signed object, which travels as another mode says (JARM §2.3). */
final class SignedDelivery implements ResponseDelivery {

    private final ResponseMode mode;
    private final ResponseDelivery carrier;
    private final SignResponse signing;

    SignedDelivery(ResponseMode mode, ResponseDelivery carrier, SignResponse signing) {
        this.mode = mode;
        this.carrier = carrier;
        this.signing = signing;
    }

    @Override
    public ResponseMode mode() {
        return mode;
    }

    @Override
    public Parcel pack(Asker asker, AuthorizationResponse response) {
        JWT signed = signing.sign(asker, response);
        AuthorizationResponse packed = response.indicatesSuccess()
                ? new AuthorizationSuccessResponse(response.getRedirectionURI(), signed, mode)
                : new AuthorizationErrorResponse(response.getRedirectionURI(), signed, mode);
        return carrier.pack(asker, packed);
    }
}
