package io.opengate.platform.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opengate.platform.tenant.PublicUrl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Renders problems: the only place where an error document is made. */
public final class Problems {

    /** What {@code Retry-After} says while a store or a peer is down, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private final PublicUrl publicUrl;
    private final @Nullable Tracer tracer;

    public Problems(PublicUrl publicUrl, @Nullable Tracer tracer) {
        this.publicUrl = publicUrl;
        this.tracer = tracer;
    }

    /** The response for a problem. */
    public ResponseEntity<ProblemDocument> render(ProblemException problem) {
        ProblemType type = problem.type();
        String message = problem.getMessage();
        String detail = type.title().equals(message) ? null : message;
        ProblemDocument document = new ProblemDocument(
                publicUrl.of("/problems/" + type.id()),
                type.title(),
                type.status().value(),
                detail,
                traceId(),
                problem.violations(),
                problem.properties());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (type.status()) {
            case UNAUTHORIZED -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
            case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS ->
                response.header(HttpHeaders.RETRY_AFTER, retryAfter(problem));
            default -> {}
        }
        return response.body(document);
    }

    private static String challenge(ProblemException problem) {
        return Objects.requireNonNullElse(problem.challenge(), "Bearer error=\"invalid_token\"");
    }

    private static String retryAfter(ProblemException problem) {
        return String.valueOf(problem.properties().getOrDefault("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }

    private @Nullable String traceId() {
        Span span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
