package io.opengate.auth.logout.backchannel;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who has to be told that a session has ended. */
@Component
public final class QueueNotices {

    private final RegisteredClients clients;
    private final LogoutNotices notices;
    private final LogoutCourier courier;

    QueueNotices(RegisteredClients clients, LogoutNotices notices, LogoutCourier courier) {
        this.clients = clients;
        this.notices = notices;
        this.courier = courier;
    }

    /** Keeps a notice for each of the session's clients that registered where it wants to be told. */
    public void ended(RealmId realm, String sid, @Nullable UUID user, Collection<String> participants) {
        boolean added = false;
        for (String participant : participants) {
            Optional<ClientId> client = ClientId.parse(participant);
            if (client.isPresent() && wantsToBeTold(realm, client.get())) {
                added |= notices.add(new LogoutNotice(realm, sid, client.get(), user));
            }
        }
        if (added) {
            courier.wake();
        }
    }

    private boolean wantsToBeTold(RealmId realm, ClientId client) {
        return clients.find(realm, client)
                .filter(RegisteredClient::enabled)
                .map(RegisteredClient::metadata)
                .filter(metadata -> metadata.backchannelLogoutUri() != null)
                .isPresent();
    }
}
