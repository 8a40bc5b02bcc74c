package io.opengate.realm.directory;

import io.opengate.realm.key.SignatureAlgorithm;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What an administrator may change about a realm.
 *
 * @param displayName how pages and mails call it
 * @param enabled whether anybody can sign in or use a token of it
 * @param lifetimes how long what it issues may live
 * @param passwordMinLength the fewest characters of a password
 * @param registrationAllowed whether people may register themselves
 * @param recoveryAllowed whether people may reset a forgotten password by mail
 * @param signatureAlgorithm what it signs tokens with where a client asks for nothing else
 */
@Embeddable
public record RealmProfile(
        String displayName,
        boolean enabled,
        @Embedded Lifetimes lifetimes,
        int passwordMinLength,
        boolean registrationAllowed,
        boolean recoveryAllowed,
        @Enumerated(EnumType.STRING) SignatureAlgorithm signatureAlgorithm) {}
