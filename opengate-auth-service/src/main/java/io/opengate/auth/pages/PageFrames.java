package io.opengate.auth.pages;

import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the frame of a page. */
@Component
final class PageFrames {

    private static final String PRODUCT = "OpenGate";

    private final SettingsOfRealms settings;
    private final PagePaths paths;
    private final Assets assets;

    PageFrames(SettingsOfRealms settings, PagePaths paths, Assets assets) {
        this.settings = settings;
        this.paths = paths;
        this.assets = assets;
    }

    /** The frame; without a realm that is known, the styles are those of master, which always exists. */
    PageFrame frame(Page page, @Nullable RealmRef realm, Locale locale, HttpServletRequest request) {
        RealmName home = realm == null ? RealmName.MASTER : realm.name();
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new PageFrame(
                locale.toLanguageTag(),
                title(realm),
                page.clientName(),
                asset(home, "opengate.css"),
                asset(home, "icon.svg"),
                asset(home, "submit.js"),
                token == null ? "" : token.getParameterName(),
                token == null ? "" : token.getToken());
    }

    private String asset(RealmName realm, String name) {
        return paths.inRealm(realm, "/assets/" + assets.file(name));
    }

    /** A page that says that something does not answer must not need the realm service itself. */
    private String title(@Nullable RealmRef realm) {
        if (realm == null) {
            return PRODUCT;
        }
        try {
            return settings.find(realm.id())
                    .map(RealmSettings::title)
                    .orElse(realm.name().value());
        } catch (PeerUnavailableException unavailable) {
            return realm.name().value();
        }
    }
}
