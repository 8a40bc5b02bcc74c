package io.opengate.auth.token;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.SigningKey;
import io.opengate.platform.tenant.RealmRef;

/** Everything that is settled when tokens are made. */
record Minting(
        RealmRef realm, RegisteredClient client, Issuance issuance, SigningKey key, Authorization authorization) {}
