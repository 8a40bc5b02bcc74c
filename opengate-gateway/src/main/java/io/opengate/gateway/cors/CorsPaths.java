package io.opengate.gateway.cors;

import io.opengate.gateway.guard.RealmPaths;
import java.util.Set;

/** What a page of another origin may reach at all. */
enum CorsPaths {
    /** Metadata that anyone may read, with no cookie or token in it. */
    PUBLIC,
    /** Endpoints for scripts: origins that the realm's clients registered. */
    REGISTERED,
    /** Pages for people, the authorization endpoint above all (RFC 9700 §2.1). */
    NONE;

    private static final String PROTOCOL = "protocol/openid-connect/";

    private static final Set<String> PAGES =
            Set.of("auth", "logout", "login-status-iframe.html", "registrations", "forgot-credentials");

    static CorsPaths of(String path) {
        if (path.startsWith("/api/v1/")) {
            return REGISTERED;
        }
        if (!path.startsWith("/realms/")) {
            return NONE;
        }
        int named = "/realms/".length() + RealmPaths.realmOf(path).orElse("").length() + 1;
        String rest = path.length() > named ? path.substring(named) : "";
        if (rest.startsWith(".well-known/") || rest.equals(PROTOCOL + "certs")) {
            return PUBLIC;
        }
        if (rest.startsWith("scim/")) {
            return REGISTERED;
        }
        return rest.startsWith(PROTOCOL) && !PAGES.contains(rest.substring(PROTOCOL.length())) ? REGISTERED : NONE;
    }
}
