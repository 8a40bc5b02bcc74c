package io.opengate.auth.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers forms without their token, with a stale one or with another browser's. */
@Component
final class ForgedForms implements AccessDeniedHandler {

    private final FailurePages failures;

    ForgedForms(FailurePages failures) {
        this.failures = failures;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ResponseEntity<byte[]> page = failures.answer(Failure.FORGED_FORM, null, request, response);
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        byte[] body = page.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }
}
