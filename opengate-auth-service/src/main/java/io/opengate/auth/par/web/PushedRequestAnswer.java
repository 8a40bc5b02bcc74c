package io.opengate.auth.par.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a pushed request, for its description (RFC 9126 §2.2). */
record PushedRequestAnswer(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @JsonProperty("request_uri")
        String requestUri,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "seconds") @JsonProperty("expires_in")
        long expiresIn) {}
