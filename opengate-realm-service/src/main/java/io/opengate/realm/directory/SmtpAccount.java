package io.opengate.realm.directory;

import io.opengate.platform.crypto.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Mail settings as an administrator asks for them.
 *
 * @param sender the address that mails come from
 * @param username absent where the server takes mail without authentication
 * @param password absent to keep the one that is stored
 * @param startTls whether to insist on STARTTLS (RFC 3207)
 */
public record SmtpAccount(
        String host,
        int port,
        String sender,
        @Nullable String username,
        @Nullable Secret password,
        boolean startTls) {}
