package io.opengate.auth.browser;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.ClientMetadata;
import io.opengate.auth.client.ClientType;
import io.opengate.auth.client.RegisteredClient;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Clients of tests. */
final class TestClients {

    private TestClients() {}

    static RegisteredClient client(String id) {
        return client(id, ClientType.CONFIDENTIAL, false, true, Set.of(World.CALLBACK));
    }

    static RegisteredClient publicClient(String id, String... redirectUris) {
        return client(id, ClientType.PUBLIC, false, true, Set.of(redirectUris));
    }

    static RegisteredClient withConsent(String id) {
        return client(id, ClientType.CONFIDENTIAL, true, true, Set.of(World.CALLBACK));
    }

    static RegisteredClient disabled(RegisteredClient client) {
        return client(client.clientId().value(), client.type(), false, false, client.redirectUris());
    }

    private static RegisteredClient client(
            String id, ClientType type, boolean consent, boolean enabled, Set<String> redirectUris) {
        return new RegisteredClient(
                UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new ClientId(id),
                "Shop <script>alert(1)</script>",
                type,
                enabled,
                List.of(),
                redirectUris,
                Set.of("https://app.example.com/bye"),
                Set.of(),
                Set.of("authorization_code"),
                Set.of("openid", "profile", "email"),
                Set.of("openid"),
                consent,
                false,
                null,
                null,
                Set.of(),
                false,
                ClientMetadata.DEFAULTS,
                1);
    }
}
