package io.opengate.platform.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A value that must not reach a log: {@link #toString} hides it; equality takes constant time. */
public record Secret(@JsonValue String value) {

    @JsonCreator
    public static Secret of(String value) {
        return new Secret(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Hashes.equal(value, secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
