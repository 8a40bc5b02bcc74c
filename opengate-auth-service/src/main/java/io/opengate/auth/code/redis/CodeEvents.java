package io.opengate.auth.code.redis;

import io.opengate.auth.code.PresentedCode;
import io.opengate.auth.code.Redeeming;
import io.opengate.platform.events.EventDraft;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the trail learns of codes. */
final class CodeEvents {

    private CodeEvents() {}

    static EventDraft issued(PresentedCode code, Redeeming redeeming) {
        Map<String, Object> data = data(code);
        data.put("grantType", "authorization_code");
        data.put("tokenId", redeeming.tokenId().toString());
        if (redeeming.family() != null) {
            data.put("family", redeeming.family().toString());
        }
        return draft("token.issued", code).data(data);
    }

    static EventDraft replayed(PresentedCode code) {
        Map<String, Object> data = data(code);
        data.put("reason", "code-replayed");
        return draft("token.revoked", code).data(data);
    }

    private static EventDraft draft(String type, PresentedCode code) {
        String subject = code.grant().subject().toString();
        return EventDraft.of(type, code.realm(), subject).by(subject);
    }

    private static Map<String, Object> data(PresentedCode code) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clientId", code.grant().clientId().value());
        data.put("sessionId", code.sid());
        return data;
    }
}
