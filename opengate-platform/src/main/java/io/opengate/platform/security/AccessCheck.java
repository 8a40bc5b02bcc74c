package io.opengate.platform.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether who presents an access token may use a route of the management API. */
public final class AccessCheck {

    private final AccessTokens tokens;
    private final Realms realms;
    private final PossessionCheck possession;

    public AccessCheck(AccessTokens tokens, Realms realms, PossessionCheck possession) {
        this.tokens = tokens;
        this.realms = realms;
        this.possession = possession;
    }

    /** The subject of the request's access token; 401 without a good one. */
    Caller.Subject subject(HttpServletRequest request) {
        Presented presented = Presented.in(request).orElseThrow(AccessCheck::unauthenticated);
        AccessToken token = tokens.verify(presented.token()).orElseThrow(AccessCheck::unauthenticated);
        if (!token.audience().contains(ManagementPermission.AUDIENCE)) {
            throw unauthenticated();
        }
        possession.require(request, token, presented);
        try {
            return new Caller.Subject(
                    token.realm().id(),
                    UUID.fromString(token.subject()),
                    token.clientId(),
                    token.scope(),
                    token.realm().id().isMaster() ? grants(token.claims()) : List.of(),
                    token.sessionId());
        } catch (IllegalArgumentException malformed) {
            throw unauthenticated();
        }
    }

    /** The realm of that name, if the subject has the rule's permission there; a stranger learns nothing of it. */
    RealmRef requireIn(Caller.Subject subject, RouteRule.Permission rule, String name) {
        if (!subject.permissions().contains(rule.permission())) {
            throw forbidden(rule.permission());
        }
        RealmRef realm = find(realms, name).orElse(null);
        if (realm == null) {
            throw subject.realm().isMaster() ? noSuchRealm() : forbidden(rule.permission());
        }
        if (!subject.may(rule.permission(), realm.id())
                || (rule.everyRealm() && !subject.mayEverywhere(rule.permission()))) {
            throw forbidden(rule.permission());
        }
        return realm;
    }

    void requireAnywhere(Caller.Subject subject, RouteRule.Permission rule) {
        boolean permitted = rule.everyRealm()
                ? subject.mayEverywhere(rule.permission())
                : subject.permissions().contains(rule.permission());
        if (!permitted) {
            throw forbidden(rule.permission());
        }
    }

    /** The bearer token of the request's one Authorization header (RFC 6750 §2.1); 401 without one. */
    static String bearer(HttpServletRequest request) {
        return Presented.in(request)
                .filter(presented -> presented.scheme() == Presented.Scheme.BEARER)
                .map(Presented::token)
                .orElseThrow(AccessCheck::unauthenticated);
    }

    private static List<RealmGrant> grants(JWTClaimsSet claims) {
        List<RealmGrant> grants = new ArrayList<>();
        if (claims.getClaim("realm_grants") instanceof Collection<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> grant) {
                    grants.add(new RealmGrant(texts(grant.get("permissions")), texts(grant.get("realms"))));
                }
            }
        }
        return grants;
    }

    private static Set<String> texts(@Nullable Object claim) {
        Set<String> texts = new LinkedHashSet<>();
        if (claim instanceof Collection<?> entries) {
            entries.forEach(entry -> texts.add(String.valueOf(entry)));
        }
        return texts;
    }

    static ProblemException unauthenticated() {
        return new ProblemException(CommonProblem.UNAUTHENTICATED, null);
    }

    static ProblemException forbidden(String permission) {
        return new ProblemException(
                CommonProblem.FORBIDDEN, "the token does not carry the permission " + permission + " for this realm");
    }

    static ProblemException noSuchRealm() {
        return new ProblemException(CommonProblem.NOT_FOUND, "there is no such realm");
    }

    /** The realm of that name; a text that cannot name a realm names none. */
    static Optional<RealmRef> find(Realms realms, String name) {
        return RealmName.isValid(name) ? realms.find(new RealmName(name)) : Optional.empty();
    }
}
