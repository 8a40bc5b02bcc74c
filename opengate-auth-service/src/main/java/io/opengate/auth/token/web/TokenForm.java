package io.opengate.auth.token.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The form of a token request, for its description; which parameters are needed depends on the grant. */
record TokenForm(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"authorization_code", "client_credentials", "refresh_token"})
        @JsonProperty("grant_type")
        String grantType,

        @Schema(description = "unless the client authenticates in the header") @JsonProperty("client_id")
        String clientId,

        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("client_assertion_type") String clientAssertionType,
        @JsonProperty("client_assertion") String clientAssertion,
        @Schema(description = "scopes, separated by spaces") String scope,
        String code,

        @Schema(description = "as in the authorization request") @JsonProperty("redirect_uri")
        String redirectUri,

        @Schema(description = "RFC 7636") @JsonProperty("code_verifier")
        String codeVerifier,

        @JsonProperty("refresh_token") String refreshToken,

        @Schema(description = "a resource server that the token is for (RFC 8707 §2.2); may be repeated")
        String resource) {}
