package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import io.opengate.auth.pages.Page;
import java.net.URI;

/** One value of {@code response_mode}. A further one is a further class. */
interface ResponseDelivery {

    /** The value. */
    ResponseMode mode();

    /** How the browser brings the answer to the application. */
    Parcel pack(Asker asker, AuthorizationResponse response);

    /** What the browser does. */
    sealed interface Parcel {

        /** It follows a redirect. */
        record Redirect(URI location) implements Parcel {}

        /** It submits a form. */
        record Form(Page page) implements Parcel {}
    }
}
