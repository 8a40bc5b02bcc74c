package io.opengate.auth.userinfo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access token as a request presents it.
 *
 * @param scheme how: as a bearer token (RFC 6750 §2), or with a proof of possession (RFC 9449 §7.1)
 */
public record PresentedToken(Scheme scheme, String text) {

    private static final Pattern HEADER =
            Pattern.compile("(?<scheme>bearer|dpop) +(?<token>[A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

    /** The schemes of the Authorization header that carry access tokens. */
    public enum Scheme {
        BEARER,
        DPOP
    }

    /** What the Authorization header carries; empty where it carries no access token. */
    static Optional<PresentedToken> parse(String header) {
        Matcher matcher = HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean bearer = matcher.group("scheme").equalsIgnoreCase("bearer");
        return Optional.of(new PresentedToken(bearer ? Scheme.BEARER : Scheme.DPOP, matcher.group("token")));
    }

    @Override
    public String toString() {
        return "PresentedToken[" + scheme + "]";
    }
}
