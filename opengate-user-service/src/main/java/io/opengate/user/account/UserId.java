package io.opengate.user.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a user within its realm: the {@code sub} of every token about this person. It never changes. */
public record UserId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
