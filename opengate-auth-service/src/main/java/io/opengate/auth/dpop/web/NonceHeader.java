package io.opengate.auth.dpop.web;

import io.opengate.auth.dpop.DpopNonces;
import io.opengate.platform.dpop.DpopRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives whoever sends a proof the nonce for the next one, whatever the answer is (RFC 9449 §8.2). */
@Component
final class NonceHeader extends OncePerRequestFilter {

    private final DpopNonces nonces;

    NonceHeader(DpopNonces nonces) {
        this.nonces = nonces;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(DpopRequest.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(DpopRequest.NONCE_HEADER, nonces.fresh());
        chain.doFilter(request, response);
    }
}
