package io.opengate.platform.security;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.service.ServiceTokens;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.platform.tenant.Realms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Applies each route's rule before its handler runs and puts the request into the scope of the realm that its path
 * names. It reads the realm from the matched path variable, never from a header, query or body.
 */
public final class RouteAuthorization implements HandlerInterceptor {

    /** The request attribute that holds the path's {@link RealmRef}. */
    static final String REALM = RouteAuthorization.class.getName() + ".realm";

    private static final String SCOPE = RouteAuthorization.class.getName() + ".scope";

    private final AccessCheck access;
    private final ServiceTokens serviceTokens;
    private final Realms realms;
    private final Map<HandlerMethod, RouteRule> rules = new ConcurrentHashMap<>();

    public RouteAuthorization(AccessCheck access, ServiceTokens serviceTokens, Realms realms) {
        this.access = access;
        this.serviceTokens = serviceTokens;
        this.realms = realms;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            switch (rules.computeIfAbsent(method, RouteRule::of)) {
                case RouteRule.Permission rule -> admitSubject(request, rule);
                case RouteRule.Internal rule -> admitPeer(request, rule);
                case RouteRule.Open rule -> enterNamedRealm(request);
            }
        }
        return true;
    }

    private void admitSubject(HttpServletRequest request, RouteRule.Permission rule) {
        Caller.Subject subject = access.subject(request);
        String name = variable(request, "realm");
        if (name == null) {
            access.requireAnywhere(subject, rule);
        } else {
            enter(request, access.requireIn(subject, rule, name));
        }
        Callers.set(subject);
    }

    private void admitPeer(HttpServletRequest request, RouteRule.Internal rule) {
        ServiceTokens.Claims claims = serviceTokens
                .verify(AccessCheck.bearer(request), rule.callers())
                .orElseThrow(AccessCheck::unauthenticated);
        String named = variable(request, "realmId");
        if (named != null) {
            RealmId realm = realmId(named);
            if (!realm.equals(claims.realm())) {
                throw new ProblemException(CommonProblem.FORBIDDEN, "the service token is for another realm");
            }
            request.setAttribute(SCOPE, RealmScope.enterUntilClosed(realm));
        }
        Callers.set(new Caller.Peer(claims.caller(), claims.realm(), claims.actor()));
    }

    private void enterNamedRealm(HttpServletRequest request) {
        String name = variable(request, "realm");
        if (name != null) {
            enter(request, AccessCheck.find(realms, name).orElseThrow(AccessCheck::noSuchRealm));
        }
    }

    private static void enter(HttpServletRequest request, RealmRef realm) {
        request.setAttribute(REALM, realm);
        request.setAttribute(SCOPE, RealmScope.enterUntilClosed(realm.id()));
    }

    private static RealmId realmId(String text) {
        try {
            return RealmId.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "there is no such realm");
        }
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (String) variables.get(name)
                : null;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Callers.set(null);
        if (request.getAttribute(SCOPE) instanceof RealmScope.Entered scope) {
            request.removeAttribute(SCOPE);
            scope.close();
        }
    }
}
