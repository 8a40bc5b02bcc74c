package io.opengate.auth.logout.backchannel;

import io.opengate.auth.client.ClientId;
import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client has to be told: that this session has ended. There is one of it for a session and a client, however often
 * the end is announced.
 *
 * @param sid the session's id, as the client's ID tokens named it
 * @param user whose session it was, or null when that is not known any more
 */
public record LogoutNotice(
        RealmId realm,
        String sid,
        ClientId client,
        @Nullable UUID user) {}
