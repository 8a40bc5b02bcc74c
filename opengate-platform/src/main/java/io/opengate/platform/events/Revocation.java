package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ends with an event: every token issued to it before the event's time, in the event's realm.
 *
 * @param kind what the id names
 * @param id the realm's or subject's UUID, the client's {@code clientId}, the session's {@code sid} or the token's {@code jti}
 * @param audience where given, only tokens for this audience end
 */
public record Revocation(Kind kind, String id, @Nullable String audience) {

    /** The audience of the management API. */
    public static final String MANAGEMENT = "opengate-api";

    /** What a revocation names. */
    public enum Kind {
        REALM,
        CLIENT,
        SUBJECT,
        SESSION,
        TOKEN
    }

    /** Every token of a realm. */
    public static Revocation realm(RealmId realm) {
        return new Revocation(Kind.REALM, realm.value().toString(), null);
    }

    /** Every token that was issued to a client, by its {@code clientId}. */
    public static Revocation client(String clientId) {
        return new Revocation(Kind.CLIENT, clientId, null);
    }

    /** Every token about a subject. */
    public static Revocation subject(UUID subject) {
        return new Revocation(Kind.SUBJECT, subject.toString(), null);
    }

    /** A subject's tokens for the management API, such as after a change of its assignments. */
    public static Revocation subjectManagement(UUID subject) {
        return new Revocation(Kind.SUBJECT, subject.toString(), MANAGEMENT);
    }

    /** Every token of a sign-on session. */
    public static Revocation session(String sid) {
        return new Revocation(Kind.SESSION, sid, null);
    }

    /** One token. */
    public static Revocation token(String jti) {
        return new Revocation(Kind.TOKEN, jti, null);
    }
}
