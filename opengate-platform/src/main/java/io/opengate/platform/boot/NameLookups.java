package io.opengate.platform.boot;

import java.security.Security;

/** How long the JVM remembers addresses: a store that moves to another address is found without a restart. */
final class NameLookups {

    private static final String REMEMBERED = "networkaddress.cache.ttl";
    private static final String REMEMBERED_FAILURES = "networkaddress.cache.negative.ttl";
    private static final String SECONDS = "5";
    private static final String SECONDS_OF_A_FAILURE = "1";

    /** What the JDK's own java.security says. */
    private static final String SECONDS_OF_THE_JDK = "10";

    private NameLookups() {}

    /** Sets the JVM's times unless the operator has; has to come before the first look-up. */
    static void shorten() {
        if (Security.getProperty(REMEMBERED) == null && System.getProperty("sun.net.inetaddr.ttl") == null) {
            Security.setProperty(REMEMBERED, SECONDS);
        }
        if (SECONDS_OF_THE_JDK.equals(Security.getProperty(REMEMBERED_FAILURES))) {
            Security.setProperty(REMEMBERED_FAILURES, SECONDS_OF_A_FAILURE);
        }
    }
}
