package io.opengate.auth.checksession.web;

import io.opengate.auth.pages.PageCookie;
import io.opengate.auth.pages.PageCookies;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The {@code check_session_iframe} (OpenID Connect Session Management 1.0 §3.2): the one page that others may frame. Its policy
 * allows its own script by digest, and nothing else; all it tells anybody is whether a value that they hold is still right.
 */
@Hidden
@RestController
final class CheckSessionFrame {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final PageCookies cookies;
    private final String script;
    private final String policy;

    CheckSessionFrame(PageCookies cookies) {
        this.cookies = cookies;
        this.script = script();
        this.policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; script-src 'sha256-"
                + digest(script) + "'";
    }

    @PublicRoute("tells only whether a value that the asker holds is right")
    @GetMapping("/realms/{realm}/protocol/openid-connect/login-status-iframe.html")
    ResponseEntity<byte[]> frame(RealmRef realm) {
        EnabledRealm.require(realm);
        // a realm's name is a slug: nothing to escape
        String html = "<!DOCTYPE html>\n<html lang=\"en\" data-cookie=\""
                + cookies.name(PageCookie.STATE, realm.name())
                + "\"><head><meta charset=\"utf-8\"><title>Session</title><script>"
                + script
                + "</script></head><body></body></html>\n";
        return ResponseEntity.ok()
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(HTML)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String script() {
        ClassPathResource resource = new ClassPathResource("/pages/check-session.js", CheckSessionFrame.class);
        try (InputStream content = resource.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
