package io.opengate.auth.client;

import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;

/**
 * An attempt of a known client to prove itself.
 *
 * @param form the request, behind which a certificate may stand
 */
public record ProofAttempt(RealmRef realm, RegisteredClient client, Presented presented, ProtocolForm form) {}
