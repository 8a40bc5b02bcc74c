package io.opengate.auth.pages;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A page to be shown.
 *
 * @param template name of its template
 * @param view what the template shows; every value is escaped there
 * @param status status of the answer
 * @param clientName name of the application that the person comes from, or null
 * @param uiLocales languages that the application wishes for, or null
 * @param formTarget where its form may lead besides this origin, or null
 * @param frames addresses of applications that it loads in frames
 * @param kind which Content-Security-Policy it needs
 */
public record Page(
        String template,
        Object view,
        HttpStatus status,
        @Nullable String clientName,
        @Nullable String uiLocales,
        @Nullable URI formTarget,
        List<URI> frames,
        Kind kind) {

    /** What a page may do. */
    public enum Kind {
        /** No script at all. */
        PLAIN,
        /** One script of ours that submits the page's form to the application (response mode form_post). */
        SELF_SUBMITTING,
        /** Frames of applications, and no form (Front-Channel Logout 1.0). */
        FRAMING
    }

    /** A plain page with status 200. */
    public static Page of(String template, Object view) {
        return new Page(template, view, HttpStatus.OK, null, null, null, List.of(), Kind.PLAIN);
    }

    /** A notice with a heading and a sentence, given as keys of texts. */
    public static Page notice(String key, HttpStatus status) {
        return of("notice", new Notice(key + ".title", key + ".text", null, "")).status(status);
    }

    /** A notice with a link to go on. */
    public static Page notice(String key, HttpStatus status, String continuation) {
        return of("notice", new Notice(key + ".title", key + ".text", continuation, key + ".continue"))
                .status(status);
    }

    public Page status(HttpStatus other) {
        return new Page(template, view, other, clientName, uiLocales, formTarget, frames, kind);
    }

    /** The same page on behalf of an application. */
    public Page of(@Nullable String client, @Nullable String locales, @Nullable URI target) {
        return new Page(template, view, status, client, locales, target, frames, kind);
    }

    /** The same page, submitting itself. */
    public Page selfSubmitting() {
        return new Page(template, view, status, clientName, uiLocales, formTarget, frames, Kind.SELF_SUBMITTING);
    }

    /** The same page, with frames of these addresses. */
    public Page framing(List<URI> addresses) {
        return new Page(template, view, status, clientName, uiLocales, formTarget, addresses, Kind.FRAMING);
    }

    /** The page's Content-Security-Policy. */
    String policy() {
        String target = formTarget == null ? "" : " " + source(formTarget);
        return switch (kind) {
            case PLAIN -> ContentPolicy.of("style-src 'self'; img-src 'self'; form-action 'self'" + target);
            case SELF_SUBMITTING ->
                ContentPolicy.of("style-src 'self'; img-src 'self'; script-src 'self'; form-action" + target);
            case FRAMING ->
                ContentPolicy.of("style-src 'self'; img-src 'self'; form-action 'none'; frame-src " + sources(frames));
        };
    }

    private static String sources(List<URI> addresses) {
        return addresses.stream().map(Page::source).distinct().collect(Collectors.joining(" "));
    }

    /** The source expression of an address (CSP 3 §2.3.1): browsers check a form's redirects against it too. */
    private static String source(URI uri) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        String host = uri.getHost();
        if (!web || host == null || host.startsWith("[")) {
            return uri.getScheme() + ":";
        }
        return uri.getScheme() + "://" + host + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }

    /** What a notice shows. */
    record Notice(String title, String text, @Nullable String continuation, String continuationLabel) {}

    /** A name and a value of a form's hidden field. */
    public record Field(String key, String value) {}

    /** The fields of a form. */
    public static List<Field> fields(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
    }
}
