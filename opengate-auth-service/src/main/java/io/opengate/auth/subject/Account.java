package io.opengate.auth.subject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as the user service answers it.
 *
 * @param status {@code active}, {@code disabled}, {@code locked} or {@code pending}
 * @param updatedAt when any of it changed last
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
        @Nullable Instant updatedAt,
        long version) {

    /** The first value of an attribute, or null where there is none. */
    public @Nullable String attribute(String name) {
        Object values = attributes == null ? null : attributes.get(name);
        return values instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.getFirst()) : null;
    }

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
