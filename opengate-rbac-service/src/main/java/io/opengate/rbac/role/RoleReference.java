package io.opengate.rbac.role;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a request names a role: by its id, by its name, or by {@code clientId/name} for the role of a client. */
public sealed interface RoleReference {

    /** What a reference looks like. */
    String SYNTAX = "[A-Za-z0-9._~:/@+-]{1,320}";

    /** The role of that id. */
    record ById(UUID id) implements RoleReference {}

    /** The role of that name: of the realm where {@code client} is empty, else of the client. */
    record ByName(String client, RoleName name) implements RoleReference {}

    /** The reference that the text spells, or empty where it spells none. */
    static Optional<RoleReference> parse(String text) {
        if (Spelling.ID.matcher(text).matches()) {
            return Optional.of(new ById(UUID.fromString(text)));
        }
        int slash = text.lastIndexOf('/');
        String name = text.substring(slash + 1);
        return RoleName.isValid(name)
                ? Optional.of(new ByName(slash < 0 ? "" : text.substring(0, slash), RoleName.of(name)))
                : Optional.empty();
    }

    /** Patterns of the parser. */
    final class Spelling {
        private static final Pattern ID =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

        private Spelling() {}
    }
}
