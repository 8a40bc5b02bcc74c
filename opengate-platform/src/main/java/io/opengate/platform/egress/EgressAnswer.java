package io.opengate.platform.egress;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What became of a call. */
public sealed interface EgressAnswer {

    /**
     * The other side answered; a redirect is an answer like any other and is not followed.
     *
     * @param contentType the media type as sent, or null
     */
    record Received(int status, @Nullable String contentType, byte[] body) implements EgressAnswer {

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** There is no answer. */
    record Failed(EgressFailure reason) implements EgressAnswer {}
}
