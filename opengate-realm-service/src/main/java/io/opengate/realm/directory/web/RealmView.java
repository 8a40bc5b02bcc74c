package io.opengate.realm.directory.web;

import io.opengate.realm.directory.Lifetimes;
import io.opengate.realm.directory.Realm;
import io.opengate.realm.directory.RealmDetails;
import io.opengate.realm.directory.RealmProfile;
import io.opengate.realm.directory.SmtpAccount;
import io.opengate.realm.directory.SmtpSettings;
import io.opengate.realm.key.SignatureAlgorithm;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A realm as administrators see it. */
record RealmView(
        UUID id,
        String name,
        String displayName,
        boolean enabled,
        int accessTokenSeconds,
        int refreshTokenSeconds,
        int sessionIdleSeconds,
        int sessionMaxSeconds,
        PasswordPolicy passwordPolicy,
        @Nullable Smtp smtp,
        boolean registrationAllowed,
        boolean recoveryAllowed,
        SignatureAlgorithm signatureAlgorithm,
        Instant createdAt,
        Instant updatedAt) {

    static RealmView of(RealmDetails details) {
        Realm realm = details.realm();
        RealmProfile profile = realm.profile();
        Lifetimes lifetimes = profile.lifetimes();
        return new RealmView(
                realm.id().value(),
                realm.name().value(),
                profile.displayName(),
                realm.enabled(),
                lifetimes.accessTokenSeconds(),
                lifetimes.refreshTokenSeconds(),
                lifetimes.sessionIdleSeconds(),
                lifetimes.sessionMaxSeconds(),
                new PasswordPolicy(profile.passwordMinLength()),
                details.smtp().map(Smtp::of).orElse(null),
                profile.registrationAllowed(),
                profile.recoveryAllowed(),
                profile.signatureAlgorithm(),
                realm.createdAt(),
                realm.updatedAt());
    }

    /** How the realm sends mail; the password is never answered. */
    record Smtp(
            String host, int port, String from, @Nullable String username, boolean startTls) {
        static Smtp of(SmtpSettings settings) {
            SmtpAccount account = settings.account();
            return new Smtp(account.host(), account.port(), account.sender(), account.username(), account.startTls());
        }
    }
}
