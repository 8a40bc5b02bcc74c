package io.opengate.platform.tenant;

import java.net.URI;

/**
 * The address under which the installation is reached, from {@code OPENGATE_PUBLIC_URL}: issuers, links and cookie
 * paths are built from it, never from a request's Host header. It may be https and may carry a path.
 */
public final class PublicUrl {

    private final String base;
    private final URI uri;

    /**
     * The public URL that the text spells.
     *
     * @throws IllegalArgumentException unless it is an absolute http(s) URL without user info, query and fragment
     */
    public PublicUrl(String text) {
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.uri = URI.create(base);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!http
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "OPENGATE_PUBLIC_URL must be an http or https URL without user info, query or fragment: " + text);
        }
    }

    /** The absolute URL of a path that begins with a slash. */
    public String of(String path) {
        return base + path;
    }

    /** The URL's own path without a trailing slash: empty, or for example {@code /sso}. */
    public String path() {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /** Scheme, host and port, as browsers send it in {@code Origin} (RFC 6454 §6.2). */
    public String origin() {
        int port = uri.getPort();
        boolean implied = port == -1 || port == (isHttps() ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost() + (implied ? "" : ":" + port);
    }

    public boolean isHttps() {
        return "https".equals(uri.getScheme());
    }

    @Override
    public String toString() {
        return base;
    }
}
