package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import org.springframework.stereotype.Component;

/** {@code query}: parameters are added to the redirect URI's own. */
@Component
final class QueryDelivery implements ResponseDelivery {

    @Override
    public ResponseMode mode() {
        return ResponseMode.QUERY;
    }

    @Override
    public Parcel pack(Asker asker, AuthorizationResponse response) {
        return new Parcel.Redirect(response.toURI());
    }
}
