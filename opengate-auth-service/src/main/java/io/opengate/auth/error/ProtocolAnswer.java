package io.opengate.auth.error;

import net.minidev.json.JSONObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers of the protocol endpoints. */
public final class ProtocolAnswer {

    private ProtocolAnswer() {}

    /** An answer that nobody may keep (RFC 6749 §5.1). */
    public static ResponseEntity<String> secret(JSONObject body) {
        return secret(MediaType.APPLICATION_JSON, body.toJSONString());
    }

    /** The same in another form. */
    public static ResponseEntity<String> secret(MediaType type, String body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .contentType(type)
                .body(body);
    }
}
