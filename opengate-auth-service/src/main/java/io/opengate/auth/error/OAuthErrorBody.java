package io.opengate.auth.error;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of an error of the protocol, for its description.
 *
 * @param error the code that RFC 6749 §5.2 defines
 * @param description for the client's developer
 */
public record OAuthErrorBody(
        String error, @JsonProperty("error_description") String description) {}
