package io.opengate.realm.directory.web;

import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.web.BadParameter;
import io.opengate.realm.directory.Lifetimes;
import io.opengate.realm.directory.RealmDraft;
import io.opengate.realm.directory.RealmProfile;
import io.opengate.realm.key.SignatureAlgorithm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A realm as it is asked for. Every absent field has a default, so removing a field by a merge patch resets it.
 *
 * @param name a slug, 1 to 63 characters, which never changes
 * @param displayName how pages and mails call it; the name where absent
 * @param enabled whether anybody can sign in or use a token of it; true where absent
 * @param accessTokenSeconds life of an access token: 300 where absent, an hour at most
 * @param refreshTokenSeconds life of a sign-in's refresh tokens: 2,592,000 (30 days) where absent, a year at most
 * @param sessionIdleSeconds life of a session without use: 1,800 where absent
 * @param sessionMaxSeconds life of a session at all: 36,000 where absent, a year at most
 * @param registrationAllowed whether people may register themselves; false where absent
 * @param recoveryAllowed whether people may reset a forgotten password by mail; false where absent
 * @param signatureAlgorithm what tokens are signed with where a client asks for nothing else; RS256 where absent
 */
record RealmForm(
        @NotNull @Pattern(regexp = RealmName.SYNTAX) String name,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*")
        String displayName,

        @Nullable Boolean enabled,
        @Nullable @Min(1) @Max(3_600) Integer accessTokenSeconds,
        @Nullable @Min(1) @Max(31_536_000) Integer refreshTokenSeconds,
        @Nullable @Min(1) @Max(31_536_000) Integer sessionIdleSeconds,
        @Nullable @Min(1) @Max(31_536_000) Integer sessionMaxSeconds,
        @Nullable @Valid PasswordPolicy passwordPolicy,
        @Nullable @Valid SmtpForm smtp,
        @Nullable Boolean registrationAllowed,
        @Nullable Boolean recoveryAllowed,
        @Nullable SignatureAlgorithm signatureAlgorithm) {

    static RealmForm of(RealmDraft draft) {
        RealmProfile profile = draft.profile();
        Lifetimes lifetimes = profile.lifetimes();
        return new RealmForm(
                draft.name().value(),
                profile.displayName(),
                profile.enabled(),
                lifetimes.accessTokenSeconds(),
                lifetimes.refreshTokenSeconds(),
                lifetimes.sessionIdleSeconds(),
                lifetimes.sessionMaxSeconds(),
                new PasswordPolicy(profile.passwordMinLength()),
                draft.smtp() == null ? null : SmtpForm.of(draft.smtp()),
                profile.registrationAllowed(),
                profile.recoveryAllowed(),
                profile.signatureAlgorithm());
    }

    RealmDraft draft() {
        RealmProfile profile = new RealmProfile(
                displayName == null ? name : displayName,
                enabled == null || enabled,
                lifetimes(),
                passwordPolicy == null ? PasswordPolicy.DEFAULT_MINIMUM : passwordPolicy.minimum(),
                Boolean.TRUE.equals(registrationAllowed),
                Boolean.TRUE.equals(recoveryAllowed),
                signatureAlgorithm == null ? SignatureAlgorithm.RS256 : signatureAlgorithm);
        return new RealmDraft(new RealmName(name), profile, smtp == null ? null : smtp.account());
    }

    private Lifetimes lifetimes() {
        Lifetimes lifetimes =
                Lifetimes.DEFAULT.with(accessTokenSeconds, refreshTokenSeconds, sessionIdleSeconds, sessionMaxSeconds);
        if (lifetimes.sessionIdleSeconds() > lifetimes.sessionMaxSeconds()) {
            throw BadParameter.of("sessionIdleSeconds", "must not be greater than sessionMaxSeconds");
        }
        return lifetimes;
    }
}
