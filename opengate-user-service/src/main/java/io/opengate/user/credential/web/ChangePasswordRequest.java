package io.opengate.user.credential.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** The password that holds, and the one that shall. */
record ChangePasswordRequest(
        @NotNull @Size(max = 4096) @JsonDeserialize(using = StringDeserializer.class)
        String current,

        @JsonProperty("new") @NotNull @Size(max = 4096) @JsonDeserialize(using = StringDeserializer.class)
        String wanted) {

    @Override
    public String toString() {
        return "ChangePasswordRequest[]";
    }
}
