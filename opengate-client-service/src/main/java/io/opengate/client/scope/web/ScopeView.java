package io.opengate.client.scope.web;

import io.opengate.client.scope.Scope;
import java.time.Instant;
import java.util.UUID;

/** A scope as the management API shows it. */
record ScopeView(
        UUID id, String name, String description, boolean builtIn, Instant createdAt, Instant updatedAt, long version) {

    static ScopeView of(Scope scope) {
        return new ScopeView(
                scope.id(),
                scope.name(),
                scope.description(),
                scope.builtIn(),
                scope.createdAt(),
                scope.updatedAt(),
                scope.version());
    }
}
