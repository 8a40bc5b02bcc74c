package io.opengate.auth.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as the user service answers it.
 *
 * @param status {@code active}, {@code disabled}, {@code locked} or {@code pending}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Account(
        UUID id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String givenName,
        @Nullable String familyName,
        String status,
        @Nullable Map<String, Object> attributes,
        long version) {

    /** Whether the account may be given anything at all. */
    public boolean isActive() {
        return status.equals("active");
    }

    /** Given and family name as one text, or null when neither is known. */
    public @Nullable String fullName() {
        if (givenName == null) {
            return familyName;
        }
        return familyName == null ? givenName : givenName + " " + familyName;
    }
}
