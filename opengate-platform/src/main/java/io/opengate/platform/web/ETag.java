package io.opengate.platform.web;

/** A strong entity tag (RFC 9110 §8.8.3) made of a resource's version. */
public record ETag(long version) {

    /** The value of the {@code ETag} header. */
    public String header() {
        return "\"" + version + "\"";
    }
}
