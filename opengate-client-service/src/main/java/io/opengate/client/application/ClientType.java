package io.opengate.client.application;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a client can keep a secret (RFC 6749 §2.1). It never changes. */
public enum ClientType {
    /** Runs where nobody else reads its secret. */
    @JsonProperty("confidential")
    CONFIDENTIAL,
    /** Runs on a user's device or in a browser: it has no secret and always uses PKCE. */
    @JsonProperty("public")
    PUBLIC
}
