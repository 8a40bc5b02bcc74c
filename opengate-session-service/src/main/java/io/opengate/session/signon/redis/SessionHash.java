package io.opengate.session.signon.redis;

import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.Authentication;
import io.opengate.session.signon.Lifetime;
import io.opengate.session.signon.Origin;
import io.opengate.session.signon.Session;
import io.opengate.session.signon.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A session as the fields of a hash: version 1 of docs/redis.md. */
final class SessionHash {

    private static final String VERSION = "1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SessionHash() {}

    static Map<String, String> write(Session session, String secretHash) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("v", VERSION);
        fields.put("user", session.user().toString());
        fields.put("created", seconds(session.lifetime().startedAt()));
        fields.put("lastUsed", seconds(session.lifetime().lastUsedAt()));
        fields.put("idle", Long.toString(session.lifetime().idle().toSeconds()));
        fields.put("max", seconds(session.lifetime().endsAt()));
        fields.put("secret", secretHash);
        fields.put("device", session.origin().device());
        fields.put("address", session.origin().address());
        fields.put("userAgent", session.origin().userAgent());
        fields.put("amr", String.join(",", session.authentication().methods()));
        fields.put("authTime", seconds(session.authentication().at()));
        fields.put("authTimeMillis", Long.toString(session.authentication().at().toEpochMilli()));
        fields.put("clients", JSON.writeValueAsString(session.clients()));
        return fields;
    }

    /** The session, or empty when the hash is absent, of an unknown version, or cannot be read. */
    static Optional<Session> read(RealmId realm, SessionId id, Map<String, String> fields) {
        if (!VERSION.equals(fields.get("v"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Session(
                    id,
                    realm,
                    UUID.fromString(required(fields, "user")),
                    lifetime(fields),
                    authentication(fields),
                    new Origin(
                            optional(fields, "device", ""),
                            optional(fields, "address", ""),
                            optional(fields, "userAgent", "")),
                    List.of(JSON.readValue(optional(fields, "clients", "[]"), String[].class))));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Lifetime lifetime(Map<String, String> fields) {
        return new Lifetime(
                instant(required(fields, "created")),
                instant(required(fields, "lastUsed")),
                Duration.ofSeconds(Long.parseLong(required(fields, "idle"))),
                instant(required(fields, "max")));
    }

    private static Authentication authentication(Map<String, String> fields) {
        String methods = optional(fields, "amr", "");
        String millis = optional(fields, "authTimeMillis", required(fields, "authTime") + "000");
        return new Authentication(
                methods.isEmpty() ? List.of() : List.of(methods.split(",", -1)),
                Instant.ofEpochMilli(Long.parseLong(millis)));
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static String optional(Map<String, String> fields, String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a session without " + name);
        }
        return value;
    }
}
