package io.opengate.auth.pages;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.tenant.RealmName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Tokens of forms, derived from the cookie that binds the browser: nothing is stored, several tabs work, and whoever
 * can read a form's token cannot forge the cookie from it.
 */
final class BrowserCsrfTokens implements CsrfTokenRepository {

    private static final Pattern REALM = Pattern.compile("/realms/(" + RealmName.SYNTAX + ")/.*");

    private final Browsers browsers;

    BrowserCsrfTokens(Browsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return tokenOf(Tokens.random());
    }

    /** Nothing to keep: the token follows from the browser's cookie, which {@link Browsers} writes. */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return realm(request)
                .flatMap(realm -> browsers.find(request, realm))
                .map(BrowserCsrfTokens::tokenOf)
                .orElse(null);
    }

    static CsrfToken tokenOf(String browser) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Hashes.sha256("form:" + browser));
    }

    private static Optional<RealmName> realm(HttpServletRequest request) {
        Matcher path = REALM.matcher(request.getRequestURI());
        return path.matches() ? Optional.of(new RealmName(path.group(1))) : Optional.empty();
    }
}
