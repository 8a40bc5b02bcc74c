package io.opengate.realm.directory.web;

import io.opengate.platform.crypto.Secret;
import io.opengate.realm.directory.SmtpAccount;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a realm sends mail, as it is asked for.
 *
 * @param host name or address of the server
 * @param port 587 where absent
 * @param from the sender's address
 * @param username absent where the server takes mail without authentication
 * @param password never answered; absent keeps the stored one, as long as server and username stay
 * @param startTls whether to insist on STARTTLS (RFC 3207); true where absent
 */
record SmtpForm(
        @NotNull @Size(max = 253) @Pattern(regexp = "[A-Za-z0-9.:_-]+")
        String host,

        @Nullable @Min(1) @Max(65_535) Integer port,

        @NotNull @Email @Size(max = 254) @Pattern(regexp = "\\P{Cntrl}+")
        String from,

        @Nullable @Size(min = 1, max = 255) @Pattern(regexp = "\\P{Cntrl}+")
        String username,

        @Nullable Secret password,
        @Nullable Boolean startTls) {

    private static final int SUBMISSION = 587;

    static SmtpForm of(SmtpAccount account) {
        return new SmtpForm(
                account.host(), account.port(), account.sender(), account.username(), null, account.startTls());
    }

    SmtpAccount account() {
        return new SmtpAccount(
                host, port == null ? SUBMISSION : port, from, username, password, startTls == null || startTls);
    }
}
