package io.opengate.user.account;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, apart from credentials: checked, and consistent in itself.
 *
 * @param emailVerified whether the person was shown to receive mail at the address
 */
public record Profile(
        Username username,
        @Nullable EmailAddress email,
        boolean emailVerified,
        @Nullable PersonName givenName,
        @Nullable PersonName familyName,
        UserStatus status,
        Attributes attributes) {

    /**
     * A consistent profile.
     *
     * @throws InvalidText if a username that looks like an e-mail address is not the account's own: both are names to
     *     sign in with, and nobody may take the address of somebody else
     */
    public Profile {
        if (username.looksLikeEmail() && (email == null || !email.folded().equals(username.folded()))) {
            throw new InvalidText("a username with @ in it is the account's own e-mail address");
        }
        emailVerified = emailVerified && email != null;
    }

    /** The same profile with an address that nobody has shown to be theirs. */
    Profile withUnverifiedEmail() {
        return new Profile(username, email, false, givenName, familyName, status, attributes);
    }
}
