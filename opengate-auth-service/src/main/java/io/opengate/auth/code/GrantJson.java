package io.opengate.auth.code;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a grant; fields that a newer release added are ignored. */
public final class GrantJson {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String write(AuthorizationGrant grant) {
        return json.writeValueAsString(grant);
    }

    public AuthorizationGrant read(String text) {
        return json.readValue(text, AuthorizationGrant.class);
    }
}
