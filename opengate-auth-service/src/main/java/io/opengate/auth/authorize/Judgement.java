package io.opengate.auth.authorize;

import io.opengate.auth.error.OAuthError;
import io.opengate.auth.pages.Failure;

/** What becomes of an authorization request. */
public sealed interface Judgement {

    /** It is valid. */
    record Accepted(AuthorizationDemand demand) implements Judgement {}

    /** It is not, and the client learns why. */
    record Refused(Asker asker, OAuthError error) implements Judgement {}

    /** It comes from nobody known, or names an address that is not registered: nothing is ever sent there. */
    record Untrusted(Failure failure) implements Judgement {}
}
