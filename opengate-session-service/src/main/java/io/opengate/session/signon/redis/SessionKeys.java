package io.opengate.session.signon.redis;

import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.SessionId;
import java.util.UUID;

/** The names of docs/redis.md. What stands in braces decides the slot. */
final class SessionKeys {

    /** Each realm's list, and the expiry index, are spread over this many slots. */
    static final String BUCKETS = "0123456789abcdef";

    private SessionKeys() {}

    static String session(RealmId realm, SessionId id) {
        return "og:" + realm + ":session:{" + id + "}";
    }

    static String families(RealmId realm, SessionId id) {
        return "og:" + realm + ":families:{" + id + "}";
    }

    static String familyPrefix(RealmId realm, SessionId id) {
        return "og:" + realm + ":family:{" + id + "}:";
    }

    static String codes(RealmId realm, SessionId id) {
        return "og:" + realm + ":codes:{" + id + "}";
    }

    /** The clients of the session; outlives it, so that they can be told even when it ran out. */
    static String clients(RealmId realm, SessionId id) {
        return "og:" + realm + ":session-clients:{" + id + "}";
    }

    static String codePrefix(RealmId realm, SessionId id) {
        return "og:" + realm + ":code:{" + id + "}:";
    }

    static String ofUser(RealmId realm, UUID user) {
        return "og:" + realm + ":user-sessions:{" + user + "}";
    }

    static String ofRealm(RealmId realm, char bucket) {
        return "og:" + realm + ":realm-sessions:{" + realm + "-" + bucket + "}";
    }

    static String expiry(char bucket) {
        return "og:all:session-expiry:{expiry-" + bucket + "}";
    }

    static char bucket(SessionId id) {
        String text = id.toString();
        return text.charAt(text.length() - 1);
    }
}
