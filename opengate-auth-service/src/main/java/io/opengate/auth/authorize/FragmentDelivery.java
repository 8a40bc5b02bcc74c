package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import org.springframework.stereotype.Component;

/** {@code fragment}: only scripts of the application's page see the parameters. */
@Component
final class FragmentDelivery implements ResponseDelivery {

    @Override
    public ResponseMode mode() {
        return ResponseMode.FRAGMENT;
    }

    @Override
    public Parcel pack(Asker asker, AuthorizationResponse response) {
        return new Parcel.Redirect(response.toURI());
    }
}
