package io.opengate.platform.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The request's {@code If-Match} (RFC 9110 §13.1.1): a handler's argument; absent means any version. */
public record IfMatch(@Nullable String header) {

    public static final IfMatch ANY = new IfMatch(null);

    /**
     * Admits the request for a resource of that version.
     *
     * @throws ProblemException 412 {@code stale-version} if the header names other versions
     */
    public void check(long currentVersion) {
        if (header == null || header.strip().equals("*")) {
            return;
        }
        String wanted = new ETag(currentVersion).header();
        for (String tag : header.split(",", -1)) {
            if (tag.strip().equals(wanted)) {
                return;
            }
        }
        throw new ProblemException(CommonProblem.STALE_VERSION, "the resource is now at version " + currentVersion);
    }
}
