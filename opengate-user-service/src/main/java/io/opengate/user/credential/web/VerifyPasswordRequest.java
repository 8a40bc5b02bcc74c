package io.opengate.user.credential.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What was typed into a sign-in page.
 *
 * @param username a username or an e-mail address
 */
record VerifyPasswordRequest(
        @NotNull @Size(max = 1024) String username,
        @NotNull @Size(max = 4096) String password) {

    @Override
    public String toString() {
        return "VerifyPasswordRequest[]";
    }
}
