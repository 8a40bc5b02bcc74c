package io.opengate.gateway.limit;

import io.opengate.gateway.address.ClientAddresses;
import io.opengate.gateway.guard.RealmPaths;
import io.opengate.gateway.problem.ProblemResponses;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to whoever asks too often. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 60)
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ClientAddresses addresses;
    private final ProblemResponses problems;

    RateLimitFilter(RateLimits limits, ClientAddresses addresses, ProblemResponses problems) {
        this.limits = limits;
        this.addresses = addresses;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !limits.enabled() || request.getRequestURI().equals("/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = limits.admit(addresses.of(request), RealmPaths.realmOf(request.getRequestURI()));
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    new ProblemException(CommonProblem.TOO_MANY_REQUESTS, null)
                            .with("retryAfterSeconds", Math.max(1, (wait.toMillis() + 999) / 1000)));
        }
    }
}
