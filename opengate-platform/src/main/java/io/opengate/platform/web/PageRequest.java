package io.opengate.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for: a handler's argument, from {@code limit} (1 to 200, 50 where absent) and {@code after}.
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 200;

    /** The key at that position of the cursor, or null on the first page; 400 for a cursor of another list. */
    public @Nullable String afterKey(int position) {
        if (after == null) {
            return null;
        }
        if (position >= after.keys().size()) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
        return after.keys().get(position);
    }
}
