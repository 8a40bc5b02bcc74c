package io.opengate.auth.session;

import io.opengate.platform.crypto.Hashes;

/**
 * What a script of ours may read of the browser's session: another value whenever the session is another, none when
 * nobody is signed in (OpenID Connect Session Management 1.0 §3.2). It proves nothing and opens nothing.
 */
public final class BrowserState {

    private BrowserState() {}

    /** The state of a browser that holds that session. */
    public static String of(String sid) {
        return Hashes.sha256("browser state of " + sid);
    }
}
