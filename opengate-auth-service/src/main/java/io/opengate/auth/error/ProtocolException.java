package io.opengate.auth.error;

import org.jspecify.annotations.Nullable;

/** Ends a request to a protocol endpoint with an error of the protocol; rendered as {@link OAuthError}. */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final AuthProblem problem;
    private final @Nullable String challenge;

    /**
     * An error without a challenge.
     *
     * @param detail what is wrong, for the client's developer to read; never an internal, never what a person typed
     */
    public ProtocolException(AuthProblem problem, String detail) {
        this(problem, detail, null);
    }

    private ProtocolException(AuthProblem problem, String detail, @Nullable String challenge) {
        super(detail, null, false, false);
        this.problem = problem;
        this.challenge = challenge;
    }

    /** An error whose detail is the problem's title. */
    public ProtocolException(AuthProblem problem) {
        this(problem, problem.title());
    }

    /** The same error with a {@code WWW-Authenticate} header. */
    public ProtocolException challenging(String header) {
        return new ProtocolException(problem, detail(), header);
    }

    public AuthProblem problem() {
        return problem;
    }

    /** What goes into {@code error_description}. */
    public String detail() {
        String message = getMessage();
        return message == null ? problem.title() : message;
    }

    /** The value of {@code WWW-Authenticate}, or null for none. */
    public @Nullable String challenge() {
        return challenge;
    }
}
