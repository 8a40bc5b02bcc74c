package io.opengate.auth.refresh;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MessageAuthenticator;
import io.opengate.platform.tenant.RealmId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The text form of refresh tokens: their content and a MAC over it and the realm, so that a token that we did not make, or
 * made for another realm, is refused before anything is looked up.
 */
@Component
public final class RefreshTokens {

    private static final byte VERSION = 1;
    private static final int CONTENT_BYTES = 2 + 3 * 16 + 4;
    private static final int MAC_BYTES = 32;

    private final MessageAuthenticator authenticator;

    public RefreshTokens(Macs macs) {
        this.authenticator = macs.purpose("refresh-tokens");
    }

    /** The token as the client gets it; the same content gives the same text. */
    public String format(RealmId realm, RefreshToken token) {
        ByteBuffer content = ByteBuffer.allocate(CONTENT_BYTES)
                .put(VERSION)
                .put(token.needs().code());
        put(content, token.sid());
        put(content, token.family());
        put(content, token.subject());
        byte[] bytes = content.putInt(token.generation()).array();
        byte[] mac = authenticator.mac(authenticated(realm, bytes));
        byte[] joined = ByteBuffer.allocate(CONTENT_BYTES + MAC_BYTES)
                .put(bytes)
                .put(mac)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /** What the text says, or empty when we did not make it for that realm. */
    public Optional<RefreshToken> parse(RealmId realm, String text) {
        if (text.length() != (CONTENT_BYTES + MAC_BYTES) * 8 / 6 + 1) {
            return Optional.empty();
        }
        byte[] joined;
        try {
            joined = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(joined);
        byte[] content = new byte[CONTENT_BYTES];
        byte[] mac = new byte[MAC_BYTES];
        buffer.get(content).get(mac);
        return authenticator.verify(authenticated(realm, content), mac) ? read(content) : Optional.empty();
    }

    private static Optional<RefreshToken> read(byte[] bytes) {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        if (content.get() != VERSION) {
            return Optional.empty();
        }
        RefreshToken.Needs needs = RefreshToken.Needs.of(content.get());
        return Optional.of(new RefreshToken(uuid(content), uuid(content), uuid(content), content.getInt(), needs));
    }

    private static byte[] authenticated(RealmId realm, byte[] content) {
        byte[] context = ("refresh|" + realm + "|").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(context.length + content.length)
                .put(context)
                .put(content)
                .array();
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
