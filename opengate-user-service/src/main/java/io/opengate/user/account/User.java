package io.opengate.user.account;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person of a realm. */
@Entity
@Table(name = "users")
public class User {

    @EmbeddedId
    private TenantKey key;

    @Column(nullable = false)
    private String username;

    @Column(nullable = false)
    private String usernameFolded;

    private @Nullable String email;

    private @Nullable String emailFolded;

    private boolean emailVerified;

    private @Nullable String givenName;

    private @Nullable String givenNameFolded;

    private @Nullable String familyName;

    private @Nullable String familyNameFolded;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, List<String>> attributes;

    @Convert(converter = UserStatusColumn.class)
    @Column(nullable = false)
    private UserStatus status;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected User() {}

    @SuppressWarnings("NullAway.Init") // take() sets the rest
    User(RealmId realm, UserId id, Profile profile, Instant now) {
        key = TenantKey.of(realm, id.value());
        createdAt = now;
        updatedAt = now;
        take(profile);
    }

    /**
     * Takes a new profile and returns which parts of it are new; none means that nothing was touched. An address that
     * changes is unverified again, unless the change itself {@code vouches} for it.
     */
    Set<Change> change(Profile wanted, EmailTrust trust, Instant now) {
        Profile before = profile();
        Profile after =
                trust == EmailTrust.VOUCHED || sameEmail(before, wanted) ? wanted : wanted.withUnverifiedEmail();
        Set<Change> changes = EnumSet.noneOf(Change.class);
        for (Change part : Change.values()) {
            if (!Objects.equals(part.of(before), part.of(after))) {
                changes.add(part);
            }
        }
        if (!changes.isEmpty()) {
            take(after);
            updatedAt = now;
        }
        return changes;
    }

    private static boolean sameEmail(Profile before, Profile after) {
        EmailAddress old = before.email();
        EmailAddress young = after.email();
        return old != null && young != null && old.folded().equals(young.folded());
    }

    private void take(Profile profile) {
        username = profile.username().text();
        usernameFolded = profile.username().folded();
        email = profile.email() == null ? null : profile.email().text();
        emailFolded = profile.email() == null ? null : profile.email().folded();
        emailVerified = profile.emailVerified();
        givenName = profile.givenName() == null ? null : profile.givenName().text();
        givenNameFolded =
                profile.givenName() == null ? null : profile.givenName().folded();
        familyName = profile.familyName() == null ? null : profile.familyName().text();
        familyNameFolded =
                profile.familyName() == null ? null : profile.familyName().folded();
        status = profile.status();
        attributes = new TreeMap<>(profile.attributes().values());
    }

    /** What is known of this person. */
    public Profile profile() {
        return new Profile(
                new Username(username, usernameFolded),
                email == null || emailFolded == null ? null : new EmailAddress(email, emailFolded),
                emailVerified,
                givenName == null || givenNameFolded == null ? null : new PersonName(givenName, givenNameFolded),
                familyName == null || familyNameFolded == null ? null : new PersonName(familyName, familyNameFolded),
                status,
                new Attributes(new TreeMap<>(attributes)));
    }

    /** The realm this person belongs to. */
    public RealmId realm() {
        return key.realm();
    }

    /** The id, which never changes. */
    public UserId id() {
        return new UserId(key.id());
    }

    /** Whether the person may sign in. */
    public UserStatus status() {
        return status;
    }

    /** When the account was made, UTC. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it last changed, UTC. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }
}
