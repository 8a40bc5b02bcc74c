package io.opengate.user.credential;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Passwords that are known to attackers, whatever their case. The list is a filter that ships with the service and works
 * without a network; tools/breached-passwords makes it and names its sources. Of good passwords it refuses one in
 * 1/{@link #falsePositiveRate}.
 */
@Component
public class BreachedPasswords {

    private static final String RESOURCE = "/breached-passwords.bloom";

    private final BloomFilter filter;

    BreachedPasswords() {
        try (InputStream stream = BreachedPasswords.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the list of breached passwords is missing: " + RESOURCE);
            }
            filter = BloomFilter.read(new BufferedInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which passwords are listed: NFKC, lower case. */
    public static String listed(String password) {
        return Normalizer.normalize(password, Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether attackers are likely to try it. */
    boolean contains(Password password) {
        return filter.mightContain(listed(password.text()));
    }

    /** How many passwords are listed. */
    int size() {
        return filter.entries();
    }

    /** The share of unlisted passwords that are refused nevertheless. */
    double falsePositiveRate() {
        return filter.falsePositiveRate();
    }
}
