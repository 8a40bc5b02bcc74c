package io.opengate.client.application;

import org.jspecify.annotations.Nullable;

/**
 * Which clients to list.
 *
 * @param clientId prefix of the client id, case-sensitive; empty for all
 * @param name prefix of the name, case and compatibility forms ignored; empty for all
 * @param after the client id after which to go on; absent: from the beginning
 * @param limit how many at most
 */
public record ClientSearch(
        String clientId, String name, @Nullable String after, int limit) {

    String foldedName() {
        return FoldedText.of(name);
    }

    boolean matches(Client client) {
        String id = client.clientId().value();
        return id.startsWith(clientId)
                && FoldedText.of(client.settings().name()).startsWith(foldedName())
                && (after == null || id.compareTo(after) > 0);
    }
}
