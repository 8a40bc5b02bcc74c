package io.opengate.platform.web;

import java.util.UUID;

/**
 * What a create came to.
 *
 * @param id the id of the resource
 * @param body its representation; without its secret where the request was a replay
 * @param replayed whether the resource was there already, made by an earlier request with the same idempotency key
 */
public record Created<T>(UUID id, T body, boolean replayed) {

    /** A resource that this request made. */
    public static <T> Created<T> of(UUID id, T body) {
        return new Created<>(id, body, false);
    }
}
