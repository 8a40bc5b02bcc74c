package io.opengate.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a client can keep a secret (RFC 6749 §2.1). */
public enum ClientType {
    @JsonProperty("confidential")
    CONFIDENTIAL,
    @JsonProperty("public")
    PUBLIC
}
