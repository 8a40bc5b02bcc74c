package io.opengate.platform.persistence;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Nothing may be written at the moment: a backup holds the write fence, for seconds. The transaction has changed
 * nothing; a request is answered 503 with {@code Retry-After}, a background writer tries again later.
 */
public final class WriteFencedException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1;

    private static final int DEEP = 12;

    WriteFencedException() {
        super("writes are fenced off for a moment, while a backup begins");
    }

    /** Whether the failure is the fence, or was caused by it: a flush at commit wraps it. */
    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEP; depth++) {
            if (cause instanceof WriteFencedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
