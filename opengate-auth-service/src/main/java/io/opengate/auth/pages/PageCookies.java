package io.opengate.auth.pages;

import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmName;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Reads and writes a realm's cookies. Under https they carry the {@code __Host-} prefix, so that no other host of the
 * domain can set them (RFC 6265bis §4.1.3.2), and SameSite=None, since applications send people here by cross-site POST
 * too; forms carry tokens instead. Under http, which is for development, they are Lax and bound to the public URL's path.
 */
@Component
public final class PageCookies {

    private final PublicUrl publicUrl;

    PageCookies(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The cookie's value, or empty when the browser sent none. */
    public Optional<String> read(HttpServletRequest request, PageCookie cookie, RealmName realm) {
        Cookie[] sent = request.getCookies();
        String name = name(cookie, realm);
        return sent == null
                ? Optional.empty()
                : Arrays.stream(sent)
                        .filter(one -> one.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Gives the browser a cookie that lasts until it is closed. */
    public void write(HttpServletResponse response, PageCookie cookie, RealmName realm, String value) {
        add(response, build(cookie, realm, value).build());
    }

    /** Takes the cookie away. */
    public void clear(HttpServletResponse response, PageCookie cookie, RealmName realm) {
        add(response, build(cookie, realm, "").maxAge(Duration.ZERO).build());
    }

    /** The cookie's name in that realm. */
    public String name(PageCookie cookie, RealmName realm) {
        return (publicUrl.isHttps() ? "__Host-" : "") + cookie.prefix() + "-" + realm;
    }

    private ResponseCookie.ResponseCookieBuilder build(PageCookie kind, RealmName realm, String value) {
        ResponseCookie.ResponseCookieBuilder cookie =
                ResponseCookie.from(name(kind, realm), value).httpOnly(!kind.isReadable());
        String path = publicUrl.path().isEmpty() ? "/" : publicUrl.path();
        return publicUrl.isHttps()
                ? cookie.secure(true).path("/").sameSite("None")
                : cookie.path(path).sameSite("Lax");
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
