package io.opengate.auth.refresh;

import java.util.Arrays;
import java.util.UUID;

/**
 * What a refresh token says to us alone; clients see opaque text.
 *
 * @param sid the sign-on session
 * @param family all tokens that followed from one grant
 * @param subject whom it is about: known before the family is touched, so that whatever may fail is asked first
 * @param generation counts the rotations, from 1
 * @param needs what else has to be asked first
 */
public record RefreshToken(UUID sid, UUID family, UUID subject, int generation, Needs needs) {

    /** What the grant's access tokens contain besides the account's claims. */
    public enum Needs {
        NOTHING(0),
        ROLES(1),
        PERMISSIONS(2);

        private final byte code;

        Needs(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        static Needs of(byte code) {
            return Arrays.stream(values())
                    .filter(needs -> needs.code == code)
                    .findFirst()
                    .orElse(PERMISSIONS);
        }
    }

    /** The token that follows this one. */
    public RefreshToken next() {
        return ofGeneration(generation + 1);
    }

    /** The family's token of that generation. */
    public RefreshToken ofGeneration(int number) {
        return new RefreshToken(sid, family, subject, number, needs);
    }
}
