package io.opengate.standalone.suite;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;

/** Tells which service logs, by the class loader of the thread: each service's log then goes to a file of its own. */
public final class ServiceDiscriminator extends AbstractDiscriminator<ILoggingEvent> {

    private static final String PREFIX = "opengate-";

    @Override
    public String getDiscriminatingValue(ILoggingEvent event) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        while (loader != null) {
            String name = loader.getName();
            if (name != null && name.startsWith(PREFIX)) {
                return name.substring(PREFIX.length());
            }
            loader = loader.getParent();
        }
        return "suite";
    }

    @Override
    public String getKey() {
        return "service";
    }
}
