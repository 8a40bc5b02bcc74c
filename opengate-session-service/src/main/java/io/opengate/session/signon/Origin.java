package io.opengate.session.signon;

/**
 * Where the person signed in from, for people to recognise; nothing is decided by it.
 *
 * @param device such as {@code Firefox on Linux}; empty when unknown
 * @param address IP address; empty when unknown
 * @param userAgent the browser's header; empty when unknown
 */
public record Origin(String device, String address, String userAgent) {}
