package io.opengate.user.account.web;

import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.PageRequest;
import io.opengate.user.account.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list of users as a cursor: the text that the list is sorted by, and the id. */
final class UserCursor {

    private UserCursor() {}

    static Cursor of(Position position) {
        return Cursor.of(position.text(), position.id().toString());
    }

    /** Where the asked page begins, or null for the first page; 400 for a cursor of another list. */
    static @Nullable Position position(PageRequest page) {
        String text = page.afterKey(0);
        String id = page.afterKey(1);
        if (text == null || id == null) {
            return null;
        }
        try {
            return new Position(text, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
