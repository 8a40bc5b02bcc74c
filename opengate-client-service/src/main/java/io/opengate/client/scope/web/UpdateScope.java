package io.opengate.client.scope.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What can be changed of a scope. */
record UpdateScope(@Nullable @Size(max = 500) String description) {

    String text() {
        return description == null ? "" : description;
    }
}
