package io.opengate.user.credential;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}.
 *
 * @param memory KiB
 */
record PasswordHash(int memory, int iterations, int parallelism, byte[] salt, byte[] hash) {

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /**
     * The hash that the text spells.
     *
     * @throws IllegalArgumentException if it is no Argon2id hash of version 1.3
     */
    static PasswordHash parse(String text) {
        Matcher phc = PHC.matcher(text);
        if (!phc.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash in PHC string format");
        }
        return new PasswordHash(
                Integer.parseInt(phc.group(1)),
                Integer.parseInt(phc.group(2)),
                Integer.parseInt(phc.group(3)),
                Base64.getDecoder().decode(phc.group(4)),
                Base64.getDecoder().decode(phc.group(5)));
    }

    /** The PHC string. */
    String format() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, iterations, parallelism, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether it was made with these parameters. */
    boolean madeWith(CredentialSettings.Argon2 settings) {
        return memory == settings.memory()
                && iterations == settings.iterations()
                && parallelism == settings.parallelism();
    }

    @Override
    public String toString() {
        return "(password hash)";
    }
}
