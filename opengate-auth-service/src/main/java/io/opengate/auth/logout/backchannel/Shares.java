package io.opengate.auth.logout.backchannel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many attempts each client and each realm has under way on this instance, so that a server that lets every call hang
 * holds up neither other clients nor other realms.
 */
final class Shares {

    private final Map<Object, Integer> taken = new ConcurrentHashMap<>();
    private final int ofClient;
    private final int ofRealm;

    /** @param all how many there may be in all */
    Shares(int all) {
        this.ofClient = Math.max(1, all / 8);
        this.ofRealm = Math.max(1, all / 2);
    }

    private record Client(Object realm, Object client) {}

    /** Takes a place for the notice; false when its client or realm has its share. */
    boolean take(LogoutNotice notice) {
        if (!enter(client(notice), ofClient)) {
            return false;
        }
        if (enter(notice.realm(), ofRealm)) {
            return true;
        }
        leave(client(notice));
        return false;
    }

    /** Gives the notice's place back. */
    void giveBack(LogoutNotice notice) {
        leave(client(notice));
        leave(notice.realm());
    }

    private boolean enter(Object who, int most) {
        if (taken.merge(who, 1, Integer::sum) <= most) {
            return true;
        }
        leave(who);
        return false;
    }

    private void leave(Object who) {
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }

    private static Client client(LogoutNotice notice) {
        return new Client(notice.realm(), notice.client());
    }
}
