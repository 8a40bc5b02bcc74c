package io.opengate.gateway.cors;

import io.opengate.gateway.guard.RealmPaths;
import io.opengate.gateway.problem.ProblemResponses;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cross-origin resource sharing (Fetch standard), without credentials: scripts send tokens, never cookies. The services
 * add no such headers of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 70)
final class CorsFilter extends OncePerRequestFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Accept, Accept-Language, Authorization, Content-Type, DPoP, "
            + "Idempotency-Key, If-Match, If-None-Match, OpenGate-Consistency";
    private static final String RESPONSE_HEADERS =
            "DPoP-Nonce, ETag, Link, Location, OpenGate-Consistency, Retry-After, WWW-Authenticate";
    private static final String MAX_AGE = "600";

    private final WebOrigins origins;
    private final ProblemResponses problems;
    private final String ownOrigin;

    CorsFilter(WebOrigins origins, ProblemResponses problems, PublicUrl publicUrl) {
        this.origins = origins;
        this.problems = problems;
        this.ownOrigin = publicUrl.origin();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CorsPaths reach = CorsPaths.of(request.getRequestURI());
        if (reach == CorsPaths.REGISTERED) {
            response.addHeader("Vary", "Origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null || origin.equals(ownOrigin)) {
            chain.doFilter(request, response);
            return;
        }
        boolean preflight =
                "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
        if (!allowed(reach, request.getRequestURI(), origin)) {
            if (preflight) {
                problems.write(
                        response, new ProblemException(CommonProblem.FORBIDDEN, "no client registered this origin"));
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", reach == CorsPaths.PUBLIC ? "*" : origin);
        if (preflight) {
            answer(response);
        } else {
            response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
            chain.doFilter(request, response);
        }
    }

    private boolean allowed(CorsPaths reach, String path, String origin) {
        return switch (reach) {
            case PUBLIC -> true;
            case NONE -> false;
            case REGISTERED ->
                RealmPaths.realmOf(path)
                                .map(realm -> origins.allow(realm, origin))
                                .orElse(false)
                        || (path.startsWith("/api/v1/") && origins.allow(RealmId.MASTER, origin));
        };
    }

    private static void answer(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
    }
}
