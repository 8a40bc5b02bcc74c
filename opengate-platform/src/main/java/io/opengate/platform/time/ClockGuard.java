package io.opengate.platform.time;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses every request, except of the operator, while the time is not known or not to be trusted: a token with a wrong time
 * would outlive its revocation.
 */
final class ClockGuard extends OncePerRequestFilter {

    private final SharedClock clock;
    private final HandlerExceptionResolver problems;

    ClockGuard(SharedClock clock, HandlerExceptionResolver problems) {
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // decoded and normalised by the container, unlike the URI
        return request.getServletPath().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (clock.trusted()) {
            chain.doFilter(request, response);
            return;
        }
        String detail = clock.known()
                ? "clock skew: the clocks of this machine and of Redis are too far apart"
                : "the time is not known yet: Redis has not been reached";
        problems.resolveException(request, response, null, new ProblemException(CommonProblem.UNAVAILABLE, detail));
    }
}
