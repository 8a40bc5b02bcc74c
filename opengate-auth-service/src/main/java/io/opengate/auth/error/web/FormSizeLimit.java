package io.opengate.auth.error.web;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a declared length beyond all forms at the back-channel endpoints in the protocol's own form, before the platform's
 * limit does in its own. What comes without a length is counted while it is read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class FormSizeLimit extends OncePerRequestFilter {

    private static final long MAXIMUM_BYTES = 64 * 1024;

    private static final Pattern ENDPOINTS =
            Pattern.compile(".*/protocol/openid-connect/(?:token|token/introspect|revoke|userinfo|ext/par/request)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= MAXIMUM_BYTES
                || !ENDPOINTS.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        ResponseEntity<String> answer =
                OAuthError.of(AuthProblem.FORM_TOO_LARGE).answer();
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8));
    }
}
