package io.opengate.notification.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Through what a realm sends mail.
 *
 * @param from the sender's address
 * @param username where the server wants a sign-in
 */
public record MailServer(
        String host,
        int port,
        EmailAddress from,
        @Nullable String username,
        @Nullable String password,
        boolean startTls) {

    /** Hides the password. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
