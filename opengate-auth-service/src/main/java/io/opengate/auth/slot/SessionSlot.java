package io.opengate.auth.slot;

import io.opengate.platform.tenant.RealmId;

/**
 * Names of the keys that one sign-on session owns (docs/redis.md). They share a hash slot, so that one script may change
 * all of them.
 *
 * @param sid the session's id
 */
public record SessionSlot(RealmId realm, String sid) {

    public String session() {
        return key("session");
    }

    /** The set of the session's refresh-token families. */
    public String families() {
        return key("families");
    }

    /** One refresh-token family. */
    public String family(String family) {
        return key("family") + ":" + family;
    }

    /** The set of the session's authorization codes. */
    public String codes() {
        return key("codes");
    }

    /** One authorization code, by its digest. */
    public String code(String digest) {
        return key("code") + ":" + digest;
    }

    /** The set of the session's clients; it outlives the session by a day. */
    public String clients() {
        return key("session-clients");
    }

    private String key(String kind) {
        return "og:" + realm + ":" + kind + ":{" + sid + "}";
    }
}
