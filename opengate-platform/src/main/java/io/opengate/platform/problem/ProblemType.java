package io.opengate.platform.problem;

import org.springframework.http.HttpStatus;

/** One kind of error of the management API (RFC 9457 §3.1.1). Each feature implements it as an enum. */
public interface ProblemType {

    /** The stable last segment of the problem's type URI, for example {@code username-taken}. */
    String id();

    /** The HTTP status that goes with it. */
    HttpStatus status();

    /** One line for people, the same for every occurrence. */
    String title();
}
