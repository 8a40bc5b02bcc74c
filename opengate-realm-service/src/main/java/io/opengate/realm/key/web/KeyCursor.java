package io.opengate.realm.key.web;

import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.PageRequest;
import io.opengate.realm.key.SigningKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a list of keys continues: after the key with this id. */
final class KeyCursor {
    private KeyCursor() {}

    static Cursor of(SigningKey key) {
        return Cursor.of(key.id().toString());
    }

    static @Nullable UUID after(PageRequest page) {
        String id = page.afterKey(0);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
