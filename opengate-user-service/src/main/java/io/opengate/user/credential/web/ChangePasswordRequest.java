package io.opengate.user.credential.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password that holds, and the one that shall. */
record ChangePasswordRequest(
        @NotNull @Size(max = 4096) String current,
        @JsonProperty("new") @NotNull @Size(max = 4096) String wanted) {

    @Override
    public String toString() {
        return "ChangePasswordRequest[]";
    }
}
