package io.opengate.gateway.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as it would look if the public URL had no path of its own. */
final class BelowPrefix extends HttpServletRequestWrapper {

    private final String path;
    private final int length;

    BelowPrefix(HttpServletRequest request, String prefix) {
        super(request);
        String rest = request.getRequestURI().substring(prefix.length());
        this.path = rest.isEmpty() ? "/" : rest;
        this.length = prefix.length();
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getServletPath() {
        String whole = super.getServletPath();
        return whole.length() <= length ? "/" : whole.substring(length);
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        int start = url.indexOf("/", url.indexOf("://") + 3);
        return url.delete(start < 0 ? url.length() : start, url.length()).append(path);
    }
}
