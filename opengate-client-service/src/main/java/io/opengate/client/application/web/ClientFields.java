package io.opengate.client.application.web;

import io.opengate.client.application.GrantType;
import io.opengate.client.metadata.ClientMetadata;
import io.opengate.client.scope.BuiltInScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the wire's absent fields mean. */
final class ClientFields {

    /** A name: no control characters. */
    static final String PRINTABLE = "[^\\p{Cntrl}]*";

    private ClientFields() {}

    static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    static ClientMetadata orDefaults(@Nullable ClientMetadata given) {
        return given == null ? ClientMetadata.DEFAULTS : given;
    }

    /** A client that says nothing signs people in. */
    static List<GrantType> grants(@Nullable List<GrantType> given) {
        return given == null ? List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN) : given;
    }

    /** A client that signs people in may ask for what is built in, except for acting while they are away. */
    static List<String> scopes(@Nullable List<String> given, List<GrantType> grants) {
        if (given != null) {
            return given;
        }
        List<String> scopes = new ArrayList<>();
        if (grants.contains(GrantType.AUTHORIZATION_CODE) || grants.contains(GrantType.IMPLICIT)) {
            scopes.addAll(BuiltInScope.names());
            scopes.remove(BuiltInScope.OFFLINE_ACCESS.scope());
        }
        return scopes;
    }
}
