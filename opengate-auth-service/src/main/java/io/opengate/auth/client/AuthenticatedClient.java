package io.opengate.auth.client;

/**
 * A client that may speak for itself in this request.
 *
 * @param proven whether it proved that; a public client only says who it is
 */
public record AuthenticatedClient(RegisteredClient registration, boolean proven) {

    public ClientId clientId() {
        return registration.clientId();
    }
}
