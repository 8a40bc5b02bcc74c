package io.opengate.platform.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The immutable id of a realm. A realm's name may be used again after deletion, its id never. */
public record RealmId(@JsonValue UUID value) {

    /** The realm that administers all others. */
    public static final RealmId MASTER = of("00000000-0000-7000-8000-000000000001");

    @JsonCreator
    public static RealmId of(UUID value) {
        return new RealmId(value);
    }

    /**
     * The realm id that the text spells.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RealmId of(String value) {
        return new RealmId(UUID.fromString(value));
    }

    public boolean isMaster() {
        return equals(MASTER);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
