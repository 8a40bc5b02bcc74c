package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import io.opengate.auth.pages.Failure;

/** What becomes of an authorization request. */
public sealed interface Judgement {

    /** It is valid. */
    record Accepted(AuthorizationDemand demand) implements Judgement {}

    /** It is not, and the client learns why. */
    record Refused(AuthorizationResponse answer) implements Judgement {}

    /** It comes from nobody known, or names an address that is not registered: nothing is ever sent there. */
    record Untrusted(Failure failure) implements Judgement {}
}
