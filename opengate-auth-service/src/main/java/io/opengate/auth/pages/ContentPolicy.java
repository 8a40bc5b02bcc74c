package io.opengate.auth.pages;

/** Content-Security-Policy: nothing is allowed that a page does not name, and nobody may frame a page. */
final class ContentPolicy {

    /** For answers that are no page. */
    static final String NOTHING = of("form-action 'none'");

    private ContentPolicy() {}

    static String of(String allowed) {
        return "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; " + allowed;
    }
}
