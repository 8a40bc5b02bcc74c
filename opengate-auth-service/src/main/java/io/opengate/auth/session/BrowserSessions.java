package io.opengate.auth.session;

import io.opengate.auth.pages.PageCookie;
import io.opengate.auth.pages.PageCookies;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The session that a browser holds a cookie of. */
@Component
public final class BrowserSessions {

    private final PageCookies cookies;
    private final SignOnSessions sessions;

    BrowserSessions(PageCookies cookies, SignOnSessions sessions) {
        this.cookies = cookies;
        this.sessions = sessions;
    }

    /** The live session of the browser that sent the request, or empty. */
    public Optional<SignOnSession> find(HttpServletRequest request, RealmRef realm) {
        return cookies.read(request, PageCookie.SESSION, realm.name())
                .flatMap(SessionCookie::parse)
                .flatMap(cookie -> sessions.find(realm.id(), cookie));
    }

    /** Makes the browser the session's owner. */
    public void give(HttpServletResponse response, RealmName realm, SessionCookie cookie) {
        cookies.write(response, PageCookie.SESSION, realm, cookie.value());
        cookies.write(response, PageCookie.STATE, realm, BrowserState.of(cookie.sid()));
    }

    /** Takes the browser's cookie away. */
    public void take(HttpServletResponse response, RealmName realm) {
        cookies.clear(response, PageCookie.STATE, realm);
        cookies.clear(response, PageCookie.SESSION, realm);
    }
}
