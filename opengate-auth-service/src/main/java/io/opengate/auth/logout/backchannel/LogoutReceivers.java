package io.opengate.auth.logout.backchannel;

import java.net.URI;

/** The clients' own endpoints. */
public interface LogoutReceivers {

    /** Hands the signed logout token over; what goes wrong is an answer, never an exception. */
    LogoutReply tell(URI receiver, String logoutToken);
}
