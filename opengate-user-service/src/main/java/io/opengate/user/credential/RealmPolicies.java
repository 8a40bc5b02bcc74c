package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;

/** What realms demand of passwords. */
public interface RealmPolicies {

    /**
     * The policy of that realm, at most a second old.
     *
     * @throws io.opengate.platform.service.PeerUnavailableException if it is not known and its owner does not answer
     */
    RealmPolicy of(RealmId realm);

    /**
     * What one realm demands.
     *
     * @param minimumLength fewest characters of a password
     */
    record RealmPolicy(int minimumLength) {

        /** What holds where a realm says nothing: 15 characters (NIST SP 800-63B-4 §3.1.1.2, password alone). */
        public static final RealmPolicy DEFAULT = new RealmPolicy(15);

        /** Whatever a realm says, fewer than 8 are never enough. */
        private static final int FLOOR = 8;

        public RealmPolicy {
            minimumLength = Math.max(FLOOR, minimumLength);
        }
    }
}
