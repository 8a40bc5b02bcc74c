package io.opengate.auth.par.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The form of a pushed request, for its description: every parameter of the authorization endpoint except {@code request_uri}. */
record PushedRequestForm(
        @Schema(description = "unless the client authenticates in the header") @JsonProperty("client_id")
        String clientId,

        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("client_assertion_type") String clientAssertionType,
        @JsonProperty("client_assertion") String clientAssertion,
        @JsonProperty("response_type") String responseType,
        @JsonProperty("redirect_uri") String redirectUri,
        @Schema(description = "scopes, separated by spaces") String scope,
        String state,
        String nonce,

        @Schema(description = "RFC 7636") @JsonProperty("code_challenge")
        String codeChallenge,

        @JsonProperty("code_challenge_method") String codeChallengeMethod,

        @Schema(description = "thumbprint of the key that the code is bound to (RFC 9449 §10)")
        @JsonProperty("dpop_jkt")
        String dpopJkt,

        @Schema(description = "a resource server that tokens will be for (RFC 8707 §2.1); may be repeated")
        String resource,

        @Schema(description = "all of the above in a signed object (RFC 9101)")
        String request) {}
