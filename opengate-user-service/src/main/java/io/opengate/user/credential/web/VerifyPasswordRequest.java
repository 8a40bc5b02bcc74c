package io.opengate.user.credential.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * What was typed into a sign-in page.
 *
 * @param username a username or an e-mail address
 */
record VerifyPasswordRequest(
        @NotNull @Size(max = 1024) @JsonDeserialize(using = StringDeserializer.class)
        String username,

        @NotNull @Size(max = 4096) @JsonDeserialize(using = StringDeserializer.class)
        String password) {

    @Override
    public String toString() {
        return "VerifyPasswordRequest[]";
    }
}
