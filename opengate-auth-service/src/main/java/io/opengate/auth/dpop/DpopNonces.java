package io.opengate.auth.dpop;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MessageAuthenticator;
import io.opengate.platform.dpop.NonceRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Nonces for proofs (RFC 9449 §8): a time and a MAC over it, so that every instance knows each other's and none keeps any. They
 * tell that a proof was not made long before it was sent; that it is used once is told by its {@code jti}.
 */
@Service
public final class DpopNonces implements NonceRule {

    private static final byte[] CONTEXT = "dpop-nonce|".getBytes(StandardCharsets.UTF_8);
    private static final int TIME_BYTES = Long.BYTES;
    private static final int MAC_BYTES = 16;
    /** Another instance's clock may be ahead by a little. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final MessageAuthenticator authenticator;
    private final NonceSettings settings;
    private final Clock clock;

    public DpopNonces(Macs macs, NonceSettings settings, Clock clock) {
        // the context keeps them apart from refresh tokens under the same key
        this.authenticator = macs.purpose("refresh-tokens");
        this.settings = settings;
        this.clock = clock;
    }

    /** A nonce of now. */
    public String fresh() {
        byte[] time = ByteBuffer.allocate(TIME_BYTES).putLong(clock.millis()).array();
        byte[] mac = Arrays.copyOf(authenticator.mac(authenticated(time)), MAC_BYTES);
        byte[] joined =
                ByteBuffer.allocate(TIME_BYTES + MAC_BYTES).put(time).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    @Override
    public boolean accepts(@Nullable String nonce) {
        return nonce == null ? !settings.required() : isCurrent(nonce);
    }

    private boolean isCurrent(String nonce) {
        if (nonce.length() != (TIME_BYTES + MAC_BYTES) * 4 / 3) {
            return false;
        }
        byte[] joined;
        try {
            joined = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        byte[] time = Arrays.copyOf(joined, TIME_BYTES);
        byte[] mac = Arrays.copyOfRange(joined, TIME_BYTES, joined.length);
        return authenticator.verify(authenticated(time), mac)
                && isRecent(ByteBuffer.wrap(time).getLong());
    }

    private boolean isRecent(long millis) {
        Instant given = Instant.ofEpochMilli(millis);
        Instant now = clock.instant();
        return !given.isAfter(now.plus(AHEAD)) && now.isBefore(given.plus(settings.lifetime()));
    }

    private static byte[] authenticated(byte[] time) {
        return ByteBuffer.allocate(CONTEXT.length + time.length)
                .put(CONTEXT)
                .put(time)
                .array();
    }
}
