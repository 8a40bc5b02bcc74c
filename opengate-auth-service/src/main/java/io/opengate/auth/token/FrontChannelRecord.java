package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationGrant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is given through the browser, durable before it is given. */
public interface FrontChannelRecord {

    /**
     * Puts it on record and notes that the session is in use, atomically.
     *
     * @param tokenId id of the access token, or null for none
     * @return false when the session has ended meanwhile: then nothing is written, and nothing may be given
     */
    boolean put(AuthorizationGrant grant, ResponseType type, @Nullable UUID tokenId);
}
