package io.opengate.platform.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a {@code Content-Type} that names no type, such as <code>*&#47;*</code>, with 415. Spring reads the header in
 * places that answer it with an internal error.
 */
final class ContentTypeCheck extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    ContentTypeCheck(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (namesAType(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            problems.resolveException(
                    request, response, null, new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, null));
        }
    }

    private static boolean namesAType(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return true;
        }
        try {
            return MediaType.parseMediaType(header).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
