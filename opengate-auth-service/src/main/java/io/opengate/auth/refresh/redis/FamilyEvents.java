package io.opengate.auth.refresh.redis;

import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.refresh.RotationRequest;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.tenant.RealmId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the trail learns of families. */
final class FamilyEvents {

    private FamilyEvents() {}

    static EventDraft refreshed(RotationRequest request) {
        Map<String, Object> data =
                data(request.token(), request.client().clientId().value());
        data.put("tokenId", request.tokenId().toString());
        data.put("generation", request.token().generation() + 1);
        return draft("token.refreshed", request.realm(), request.token()).data(data);
    }

    static EventDraft reused(RotationRequest request) {
        Map<String, Object> data =
                data(request.token(), request.client().clientId().value());
        data.put("generation", request.token().generation());
        return draft("token.refresh-reused", request.realm(), request.token()).data(data);
    }

    static EventDraft revoked(RealmId realm, RefreshToken token, String clientId) {
        Map<String, Object> data = data(token, clientId);
        data.put("tokenType", "refresh_token");
        return draft("token.revoked", realm, token).data(data);
    }

    private static EventDraft draft(String type, RealmId realm, RefreshToken token) {
        String subject = token.subject().toString();
        return EventDraft.of(type, realm, subject).by(subject);
    }

    private static Map<String, Object> data(RefreshToken token, String clientId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clientId", clientId);
        data.put("sessionId", token.sid().toString());
        data.put("family", token.family().toString());
        return data;
    }
}
