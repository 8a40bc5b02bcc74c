package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token comes with, and vouches for.
 *
 * @param alone whether nothing comes with it that leads to more
 */
record Companions(
        @Nullable AccessToken accessToken, @Nullable AuthorizationCode code, boolean alone) {}
