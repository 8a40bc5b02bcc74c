package io.opengate.platform.events;

import org.jspecify.annotations.Nullable;

/** Tells on whose behalf the current work is done. */
@FunctionalInterface
public interface EventActor {

    /** Returns the id of the acting subject, null where no person or application acts. */
    @Nullable
    String current();
}
