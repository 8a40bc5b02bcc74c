package io.opengate.user.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and compares hashes, a bounded number at a time. */
@Component
class PasswordHasher {

    private final Argon2 argon2 = new Argon2();
    private final CredentialSettings.Argon2 settings;
    private final HashingPool pool;
    private final PasswordHash nobody;

    PasswordHasher(CredentialSettings settings, HashingPool pool) {
        this.settings = settings.argon2();
        this.pool = pool;
        this.nobody = argon2.hash(Password.of(UUID.randomUUID().toString()), this.settings);
    }

    /** A new hash, as it is stored. */
    String hash(Password password) {
        return pool.compute(() -> argon2.hash(password, settings)).format();
    }

    /**
     * Whether the stored hash is that of the password. Takes the same time where nothing is stored: the password is then
     * compared with that of nobody.
     */
    boolean matches(@Nullable String stored, Password password) {
        PasswordHash hash = stored == null ? nobody : PasswordHash.parse(stored);
        boolean equal = pool.compute(() -> argon2.matches(hash, password));
        return stored != null && equal;
    }

    /** Whether the stored hash was made with other parameters than the current ones. */
    boolean isOutdated(String stored) {
        return !PasswordHash.parse(stored).madeWith(settings);
    }
}
