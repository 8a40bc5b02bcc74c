package io.opengate.auth.authorize;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.platform.tenant.RealmRef;

/** A known client, in its realm, with an address of its own. */
record Asker(RealmRef realm, RegisteredClient client, ReturnAddress address) {}
