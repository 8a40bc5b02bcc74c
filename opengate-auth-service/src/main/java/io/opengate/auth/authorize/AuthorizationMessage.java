package io.opengate.auth.authorize;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, whichever way the request came.
 *
 * @param parameters all parameters, none of which leads elsewhere
 * @param ticket what the answer uses up, such as a pushed request, or null: of many answers to one ticket one is given
 */
public record AuthorizationMessage(
        AuthorizationParameters parameters, @Nullable String ticket) {

    /** A request that may be made as often as anybody likes. */
    public static AuthorizationMessage of(AuthorizationParameters parameters) {
        return new AuthorizationMessage(parameters, null);
    }
}
