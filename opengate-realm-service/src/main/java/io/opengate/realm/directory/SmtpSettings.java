package io.opengate.realm.directory;

import io.opengate.platform.crypto.Secret;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a realm sends its mail. The password is sealed and goes only where it was meant to go. */
@Entity
@Table(name = "smtp_settings")
public class SmtpSettings {
    @EmbeddedId
    private TenantKey key;

    private String host;
    private int port;
    private String sender;
    private @Nullable String username;
    private @Nullable String sealedPassword;
    private boolean startTls;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected SmtpSettings() {}

    SmtpSettings(TenantKey key, SmtpAccount account, SecretBox box) {
        this.key = key;
        this.host = account.host();
        this.port = account.port();
        this.sender = account.sender();
        this.startTls = account.startTls();
        this.username = account.username();
        this.sealedPassword = username == null ? null : seal(givenPassword(account), box);
    }

    /** Takes on other settings; true where anything differs. */
    boolean revise(SmtpAccount account, SecretBox box) {
        boolean same = account.equals(account()) && account.password() == null;
        if (account.username() == null) {
            sealedPassword = null;
        } else if (account.password() != null || !goesToTheSamePlace(account)) {
            sealedPassword = seal(givenPassword(account), box);
        }
        host = account.host();
        port = account.port();
        sender = account.sender();
        username = account.username();
        startTls = account.startTls();
        return !same;
    }

    /**
     * Whether the stored password may stay: whoever may change the settings could otherwise have it sent to a server of
     * their own, or in the clear, without ever having known it.
     */
    private boolean goesToTheSamePlace(SmtpAccount account) {
        return host.equals(account.host())
                && port == account.port()
                && Objects.equals(username, account.username())
                && (account.startTls() || !startTls);
    }

    private static Secret givenPassword(SmtpAccount account) {
        if (account.password() == null) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, null)
                    .violation("smtp.password", "must be given with a username, and again when the server changes");
        }
        return account.password();
    }

    private String seal(Secret password, SecretBox box) {
        return box.seal(password.value().getBytes(StandardCharsets.UTF_8), RealmId.of(key.realmId()), key.id());
    }

    /** The id of the row, to which the sealed password is bound. */
    public UUID id() {
        return key.id();
    }

    /** The settings without the password. */
    public SmtpAccount account() {
        return new SmtpAccount(host, port, sender, username, null, startTls);
    }

    /** The password, sealed for purpose {@code smtp}. */
    public Optional<String> sealedPassword() {
        return Optional.ofNullable(sealedPassword);
    }
}
