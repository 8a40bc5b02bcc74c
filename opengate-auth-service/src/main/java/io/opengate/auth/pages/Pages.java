package io.opengate.auth.pages;

import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Renders pages. */
@Component
public final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final SpringTemplateEngine templates;
    private final PageFrames frames;
    private final Browsers browsers;

    Pages(SpringTemplateEngine templates, PageFrames frames, Browsers browsers) {
        this.templates = templates;
        this.frames = frames;
        this.browsers = browsers;
    }

    /** The page as an answer of its realm, or of none; its forms work in the browser that gets it. */
    public ResponseEntity<byte[]> answer(
            Page page, @Nullable RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        if (realm != null) {
            browsers.recognise(request, response, realm.name());
        }
        Locale locale = Languages.choose(page.uiLocales(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        PageFrame frame = frames.frame(page, realm, locale, request);
        String html =
                templates.process(page.template(), new Context(locale, Map.of("frame", frame, "view", page.view())));
        return ResponseEntity.status(page.status())
                .header("Content-Security-Policy", page.policy())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .cacheControl(CacheControl.noStore())
                .contentType(HTML)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
