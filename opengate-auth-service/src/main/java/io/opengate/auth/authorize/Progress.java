package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import io.opengate.auth.pages.Failure;
import io.opengate.auth.pages.Page;

/** What the browser does next. */
public sealed interface Progress {

    /** It goes back to the application with an answer. */
    record Answer(Asker asker, AuthorizationResponse response) implements Progress {}

    /** It goes to another page of ours. */
    record Continue(String path) implements Progress {}

    /** It shows a page. */
    record Show(Page page) implements Progress {}

    /** It shows an error page. */
    record Fail(Failure failure) implements Progress {}
}
