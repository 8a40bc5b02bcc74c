package io.opengate.realm.directory.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What a realm asks of passwords (NIST SP 800-63B-4 §3.1.1: length alone).
 *
 * @param minLength the fewest characters: 15 where a password is the only factor; a password of 64 is always taken
 */
record PasswordPolicy(@Min(15) @Max(64) @Nullable Integer minLength) {
    static final int DEFAULT_MINIMUM = 15;

    int minimum() {
        return minLength == null ? DEFAULT_MINIMUM : minLength;
    }
}
