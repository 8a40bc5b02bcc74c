package io.opengate.platform.egress;

import java.net.UnknownHostException;

/** A host that may not be reached; for the HTTP client it does not exist. */
final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1;
}
