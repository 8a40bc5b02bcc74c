package io.opengate.gateway.guard;

import io.opengate.gateway.problem.ProblemResponses;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.PublicUrl;
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
 * The first thing that a request meets: it gives every answer its security headers, refuses paths that could be read in
 * two ways, and takes the public URL's own path off.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class FrontDoor extends OncePerRequestFilter {

    private final ProblemResponses problems;
    private final boolean https;
    private final String prefix;

    FrontDoor(ProblemResponses problems, PublicUrl publicUrl) {
        this.problems = problems;
        this.https = publicUrl.isHttps();
        this.prefix = publicUrl.path();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        HttpServletRequest local = withoutPrefix(request);
        switch (PathRules.judge(local.getRequestURI())) {
            case GOOD -> chain.doFilter(local, response);
            case HIDDEN -> problems.write(response, new ProblemException(CommonProblem.NOT_FOUND, null));
            case AMBIGUOUS ->
                problems.write(
                        response,
                        new ProblemException(CommonProblem.INVALID_REQUEST, "the path is not in its plain form"));
        }
    }

    private HttpServletRequest withoutPrefix(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean below = !prefix.isEmpty()
                && path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        return below ? new BelowPrefix(request, prefix) : request;
    }
}
