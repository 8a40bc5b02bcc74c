package io.opengate.auth.authorize;

import io.opengate.auth.session.Device;
import io.opengate.auth.session.SignOnSession;
import org.jspecify.annotations.Nullable;

/**
 * The browser that a request comes from.
 *
 * @param browser what binds a sign-in to this browser
 * @param session its live session, or null
 * @param device what can be seen of it
 */
public record Visitor(String browser, @Nullable SignOnSession session, Device device) {

    /** The same browser with the session that it was just given. */
    public Visitor signedIn(SignOnSession fresh) {
        return new Visitor(browser, fresh, device);
    }

    @Override
    public String toString() {
        return "Visitor[" + device.name() + "]";
    }
}
