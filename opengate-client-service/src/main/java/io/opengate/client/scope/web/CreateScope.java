package io.opengate.client.scope.web;

import io.opengate.client.scope.DefineScope.NewScope;
import io.opengate.client.scope.ScopeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A scope to add. */
record CreateScope(
        @NotNull
        @Pattern(regexp = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}", message = "must be a scope token (RFC 6749 §3.3)")
        String name,

        @Nullable @Size(max = 500) String description) {

    NewScope scope() {
        return new NewScope(ScopeName.of(name), description == null ? "" : description);
    }
}
