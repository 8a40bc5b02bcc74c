package io.opengate.client.application;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the client service tells others about a client. */
final class ClientEvents {

    private ClientEvents() {}

    static EventDraft created(RealmId realm, Client client) {
        return about("client.created", realm, client);
    }

    static EventDraft updated(RealmId realm, Client client, ClientSettings before) {
        EventDraft event = about("client.updated", realm, client);
        return before.endsAccess(client.settings()) ? event.revoking(everyToken(client)) : event;
    }

    static EventDraft deleted(RealmId realm, Client client) {
        return about("client.deleted", realm, client).revoking(everyToken(client));
    }

    /** A new secret beside the older one: what was issued stays valid. */
    static EventDraft secretAdded(RealmId realm, Client client) {
        return about("client.secret-rotated", realm, client);
    }

    /** A secret ended at once, as after a leak: so does what was issued for it. */
    static EventDraft secretEnded(RealmId realm, Client client) {
        return about("client.secret-rotated", realm, client).revoking(everyToken(client));
    }

    private static Revocation everyToken(Client client) {
        return Revocation.client(client.clientId().value());
    }

    private static EventDraft about(String type, RealmId realm, Client client) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clientId", client.clientId().value());
        data.put("name", client.settings().name());
        data.put("enabled", client.settings().enabled());
        client.serviceAccountId().ifPresent(account -> data.put("serviceAccountId", account.toString()));
        return EventDraft.of(type, realm, client.id().toString()).data(data);
    }
}
