package io.opengate.auth.refresh;

import io.opengate.auth.code.AuthorizationGrant;
import java.util.UUID;

/** What came of using a refresh token. */
public sealed interface Rotation {

    /** The token was the newest: here is its successor. */
    record Rotated(AuthorizationGrant grant, RefreshToken successor) implements Rotation {}

    /**
     * The token was the one before the newest, and this is the retry of a client that may not have received the answer:
     * the same successor and the same access token id again, no second ones.
     */
    record Repeated(AuthorizationGrant grant, RefreshToken successor, UUID tokenId) implements Rotation {}

    /** The token was used before: somebody else may have it. The family and its access tokens have ended. */
    record Reused() implements Rotation {}

    /** The token belongs to another client; nothing has changed. */
    record Foreign() implements Rotation {}

    /** More scopes were asked for than were granted; nothing has changed. */
    record ScopeExceeded() implements Rotation {}

    /** Resource servers were named that were not granted; nothing has changed. */
    record TargetExceeded() implements Rotation {}

    /** The family is bound to something else than what was proven; nothing has changed. */
    record Unconfirmed() implements Rotation {}

    /** The family or its session has ended. */
    record Ended() implements Rotation {}
}
