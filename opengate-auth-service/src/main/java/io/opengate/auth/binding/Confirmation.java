package io.opengate.auth.binding;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the presenter of a token has to prove possession of: the claim {@code cnf} (RFC 7800 §3.1). */
public sealed interface Confirmation {

    /** SHA-256 thumbprint, base64url without padding. */
    String thumbprint();

    /** The member of {@code cnf} that holds the thumbprint. */
    String member();

    /** {@code token_type} of tokens that are bound to it. */
    String tokenType();

    /** A private key whose public part has that thumbprint (RFC 9449 §6.1, RFC 7638). */
    record Key(String thumbprint) implements Confirmation {

        private static final String MEMBER = "jkt";

        public Key {
            requireThumbprint(thumbprint);
        }

        @Override
        public String member() {
            return MEMBER;
        }

        @Override
        public String tokenType() {
            return "DPoP";
        }
    }

    /** The certificate of a TLS client (RFC 8705 §3.1); such tokens are still of the type Bearer. */
    record Certificate(String thumbprint) implements Confirmation {

        private static final String MEMBER = "x5t#S256";

        public Certificate {
            requireThumbprint(thumbprint);
        }

        @Override
        public String member() {
            return MEMBER;
        }

        @Override
        public String tokenType() {
            return "Bearer";
        }
    }

    /** The value of the claim {@code cnf}. */
    default Map<String, Object> claim() {
        return Map.of(member(), thumbprint());
    }

    /** The stored form. */
    default String text() {
        return member() + ":" + thumbprint();
    }

    /** The stored form of what may be nothing: then the empty text. */
    static String stored(@Nullable Confirmation confirmation) {
        return confirmation == null ? "" : confirmation.text();
    }

    /** What the stored form says; empty for an absent or empty one. */
    static Optional<Confirmation> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(of(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1)));
    }

    /**
     * What a token's claim {@code cnf} says; empty where the token has none.
     *
     * @throws IllegalArgumentException if it asks for a proof that is unknown here: the token must then be refused
     */
    static Optional<Confirmation> ofClaim(@Nullable Object cnf) {
        if (cnf == null) {
            return Optional.empty();
        }
        if (cnf instanceof Map<?, ?> members && members.size() == 1) {
            Map.Entry<?, ?> member = members.entrySet().iterator().next();
            return Optional.of(of(String.valueOf(member.getKey()), String.valueOf(member.getValue())));
        }
        throw new IllegalArgumentException("the claim cnf is not one that we write");
    }

    private static Confirmation of(String member, String thumbprint) {
        if (member.equals(Key.MEMBER)) {
            return new Key(thumbprint);
        }
        if (member.equals(Certificate.MEMBER)) {
            return new Certificate(thumbprint);
        }
        throw new IllegalArgumentException("an unknown kind of confirmation");
    }

    private static void requireThumbprint(String text) {
        if (!Thumbprints.SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException("a thumbprint has 43 characters of base64url");
        }
    }

    /** What a thumbprint looks like. */
    final class Thumbprints {

        private static final Pattern SHA256 = Pattern.compile("[A-Za-z0-9_-]{43}");

        private Thumbprints() {}

        /** Whether the text may be one, such as the parameter {@code dpop_jkt} (RFC 9449 §10). */
        public static boolean isValid(String text) {
            return SHA256.matcher(text).matches();
        }
    }
}
