package io.opengate.platform.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. Thrown by the web layer; rendered by {@link ProblemAdvice}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProblemType type;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private transient @Nullable String challenge;
    private final transient List<Violation> violations = new ArrayList<>();

    /**
     * A problem of that type.
     *
     * @param detail what is wrong with this request, for the caller to read; never an internal
     */
    public ProblemException(ProblemType type, @Nullable String detail) {
        super(detail == null ? type.title() : detail, null, false, false);
        this.type = type;
    }

    /** Says in {@code WWW-Authenticate} what is wanted, where that is not simply another bearer token. */
    public ProblemException challenging(String header) {
        challenge = header;
        return this;
    }

    /** Adds an extension member (RFC 9457 §3.2). */
    public ProblemException with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Adds a field to {@code violations}. */
    public ProblemException violation(String field, String message) {
        violations.add(new Violation(field, message));
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** The value of {@code WWW-Authenticate}, or null for the usual one. */
    public @Nullable String challenge() {
        return challenge;
    }

    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
