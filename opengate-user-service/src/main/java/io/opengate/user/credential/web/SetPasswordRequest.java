package io.opengate.user.credential.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * A password that an administrator gives.
 *
 * @param temporary whether the person must replace it before anything else; true where absent
 */
record SetPasswordRequest(
        @NotNull @Size(max = 4096) @JsonDeserialize(using = StringDeserializer.class)
        String password,

        @Nullable Boolean temporary) {

    boolean isTemporary() {
        return !Boolean.FALSE.equals(temporary);
    }

    @Override
    public String toString() {
        return "SetPasswordRequest[temporary=" + temporary + "]";
    }
}
