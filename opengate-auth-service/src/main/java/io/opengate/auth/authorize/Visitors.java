package io.opengate.auth.authorize;

import io.opengate.auth.pages.Browsers;
import io.opengate.auth.session.BrowserSessions;
import io.opengate.auth.session.Devices;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Recognises the browser that a request comes from. */
@Component
public final class Visitors {

    private final Browsers browsers;
    private final BrowserSessions sessions;
    private final Devices devices;

    Visitors(Browsers browsers, BrowserSessions sessions, Devices devices) {
        this.browsers = browsers;
        this.sessions = sessions;
        this.devices = devices;
    }

    /** The visitor; a browser that comes for the first time gets a cookie with the response. */
    public Visitor of(HttpServletRequest request, HttpServletResponse response, RealmRef realm) {
        return new Visitor(
                browsers.recognise(request, response, realm.name()),
                sessions.find(request, realm).orElse(null),
                devices.of(request));
    }
}
