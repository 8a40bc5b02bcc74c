package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import io.opengate.auth.pages.Failure;
import io.opengate.auth.pages.FailurePages;
import io.opengate.auth.pages.Page;
import io.opengate.auth.pages.Pages;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells the browser what comes next. Redirects are 303, so that a form's content never travels on (RFC 9700 §4.12). */
@Component
public final class ProgressAnswers {

    private final Pages pages;
    private final FailurePages failures;
    private final ResponseModes modes;

    ProgressAnswers(Pages pages, FailurePages failures, ResponseModes modes) {
        this.pages = pages;
        this.failures = failures;
        this.modes = modes;
    }

    /** The answer to the browser. */
    public ResponseEntity<byte[]> answer(
            Progress progress, RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return switch (progress) {
            case Progress.Continue(String path) -> redirect(path);
            case Progress.Show(Page page) -> pages.answer(page, realm, request, response);
            case Progress.Fail(Failure failure) -> failures.answer(failure, realm, request, response);
            case Progress.Answer(Asker asker, AuthorizationResponse answer) ->
                switch (modes.delivery(answer.getResponseMode()).pack(asker, answer)) {
                    case ResponseDelivery.Parcel.Redirect(var location) -> redirect(location.toString());
                    case ResponseDelivery.Parcel.Form(Page page) -> pages.answer(page, realm, request, response);
                };
        };
    }

    private static ResponseEntity<byte[]> redirect(String location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
