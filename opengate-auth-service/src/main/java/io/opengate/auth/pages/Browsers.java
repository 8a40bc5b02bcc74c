package io.opengate.auth.pages;

import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.tenant.RealmName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells browsers apart by a random cookie, before anybody has signed in. */
@Component
public final class Browsers {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String NEW = Browsers.class.getName() + ".new";

    private final PageCookies cookies;

    Browsers(PageCookies cookies) {
        this.cookies = cookies;
    }

    /** The token of the browser that sent the request, or empty when it has none of ours. */
    public Optional<String> find(HttpServletRequest request, RealmName realm) {
        if (request.getAttribute(NEW) instanceof String fresh) {
            return Optional.of(fresh);
        }
        return cookies.read(request, PageCookie.BROWSER, realm)
                .filter(token -> SYNTAX.matcher(token).matches());
    }

    /** The browser's token; one that has none gets it with the response. */
    public String recognise(HttpServletRequest request, HttpServletResponse response, RealmName realm) {
        return find(request, realm).orElseGet(() -> {
            String token = Tokens.random();
            request.setAttribute(NEW, token);
            cookies.write(response, PageCookie.BROWSER, realm, token);
            return token;
        });
    }
}
