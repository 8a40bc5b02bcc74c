package io.opengate.auth.pages;

import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Error pages: each has an id that leads to the one line in the log that says more. */
@Component
public final class FailurePages {

    private static final Logger log = LoggerFactory.getLogger(FailurePages.class);

    private final Pages pages;

    FailurePages(Pages pages) {
        this.pages = pages;
    }

    /** What the page shows. */
    record View(String text, String code, String errorId) {}

    /** The page for the failure. */
    public ResponseEntity<byte[]> answer(
            Failure failure, @Nullable RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return answer(failure, failure.status(), null, realm, request, response);
    }

    /** The page for a failure that has a cause, or a status of its own. */
    ResponseEntity<byte[]> answer(
            Failure failure,
            HttpStatusCode status,
            @Nullable Throwable cause,
            @Nullable RealmRef realm,
            HttpServletRequest request,
            HttpServletResponse response) {
        String errorId = UUID.randomUUID().toString();
        if (failure == Failure.INTERNAL) {
            log.error("error page {}: {}", errorId, failure.code(), cause);
        } else {
            log.info("error page {}: {} {}", errorId, failure, name(cause));
        }
        Page page = Page.of("failure", new View(failure.text(), failure.code(), errorId));
        ResponseEntity<byte[]> answer = pages.answer(page, realm, request, response);
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(status).headers(answer.getHeaders());
        if (failure == Failure.UNAVAILABLE) {
            builder.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return builder.body(answer.getBody());
    }

    /** Its class alone: the message of an exception may repeat what was typed. */
    private static String name(@Nullable Throwable cause) {
        return cause == null ? "" : cause.getClass().getSimpleName();
    }
}
