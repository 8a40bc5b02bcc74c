package io.opengate.auth.authorize;

import io.opengate.auth.pages.Browsers;
import io.opengate.auth.session.BrowserSessions;
import io.opengate.auth.session.Device;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Recognises the browser that a request comes from. */
@Component
public final class Visitors {

    private final Browsers browsers;
    private final BrowserSessions sessions;

    Visitors(Browsers browsers, BrowserSessions sessions) {
        this.browsers = browsers;
        this.sessions = sessions;
    }

    /** The visitor; a browser that comes for the first time gets a cookie with the response. */
    public Visitor of(HttpServletRequest request, HttpServletResponse response, RealmRef realm) {
        return new Visitor(
                browsers.recognise(request, response, realm.name()),
                sessions.find(request, realm).orElse(null),
                device(request));
    }

    /** What can be seen of the browser; proxies in front of it have been seen to already. */
    private static Device device(HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return Device.of(userAgent, request.getRemoteAddr());
    }
}
