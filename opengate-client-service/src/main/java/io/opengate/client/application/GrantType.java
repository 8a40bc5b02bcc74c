package io.opengate.client.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** The grants that a client may use, by their names in OAuth 2.0. */
public enum GrantType {
    /** RFC 6749 §4.1. */
    @JsonProperty("authorization_code")
    AUTHORIZATION_CODE("authorization_code"),
    /** RFC 6749 §6. */
    @JsonProperty("refresh_token")
    REFRESH_TOKEN("refresh_token"),
    /** RFC 6749 §4.4; the client then has a service account, which is the subject of its tokens. */
    @JsonProperty("client_credentials")
    CLIENT_CREDENTIALS("client_credentials"),
    /** OpenID Connect Core §3.2 and §3.3: tokens from the authorization endpoint, for clients that registered a response type with them. */
    @JsonProperty("implicit")
    IMPLICIT("implicit");

    private final String wireName;

    GrantType(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the parameter {@code grant_type}. */
    public String wireName() {
        return wireName;
    }

    static GrantType of(String wireName) {
        return Arrays.stream(values())
                .filter(grant -> grant.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown grant " + wireName));
    }
}
