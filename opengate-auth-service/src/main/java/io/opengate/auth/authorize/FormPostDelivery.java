package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import io.opengate.auth.pages.Page;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code form_post}: a page posts the parameters (OAuth 2.0 Form Post Response Mode §2); without script, by a button. */
@Component
final class FormPostDelivery implements ResponseDelivery {

    @Override
    public ResponseMode mode() {
        return ResponseMode.FORM_POST;
    }

    /** What the page shows. */
    record View(String action, List<Page.Field> parameters) {}

    @Override
    public Parcel pack(Asker asker, AuthorizationResponse response) {
        View view = new View(
                response.getRedirectionURI().toString(),
                Page.fields(MultivaluedMapUtils.toSingleValuedMap(response.toParameters())));
        return new Parcel.Form(Page.of("form-post", view)
                .of(null, null, response.getRedirectionURI())
                .selfSubmitting());
    }
}
