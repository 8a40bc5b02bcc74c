package io.opengate.platform.persistence.replica;

import io.opengate.platform.crypto.MessageAuthenticator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header that a caller keeps: one token for each service that told it one, separated by commas. A token is the
 * service's name, a dot, and in base64url the timeline, the log sequence number and an authenticator of all three. What
 * belongs to another service is handed on unread.
 */
final class PositionTokens {

    static final String HEADER = "OpenGate-Consistency";

    private static final int LONGEST_HEADER = 1024;
    private static final int MOST_TOKENS = 16;
    private static final int POSITION_BYTES = Integer.BYTES + Long.BYTES;
    private static final int MAC_BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[a-z]{1,24}\\.[A-Za-z0-9_-]{38}");
    /** Keeps these messages apart from others under the same key. */
    private static final String DOMAIN = "opengate consistency token 1\0";

    private final String service;
    private final MessageAuthenticator authenticator;

    PositionTokens(String service, MessageAuthenticator authenticator) {
        this.service = service;
        this.authenticator = authenticator;
    }

    /**
     * What a header told.
     *
     * @param required of this service; null where the header names no token of it
     * @param others the last token of each other service, as it is
     */
    record Presented(@Nullable Required required, List<String> others) {

        static final Presented NOTHING = new Presented(null, List.of());
    }

    /** Reads the header; what cannot be ours is {@link Required.Unknown}, never an error. */
    Presented read(String header) {
        if (header.length() > LONGEST_HEADER) {
            return new Presented(new Required.Unknown(Reason.TOKEN), List.of());
        }
        Required required = null;
        Map<String, String> others = new LinkedHashMap<>();
        for (String part : header.split(",", MOST_TOKENS + 1)) {
            String token = part.strip();
            if (!TOKEN.matcher(token).matches()) {
                return new Presented(new Required.Unknown(Reason.TOKEN), List.copyOf(others.values()));
            }
            if (token.startsWith(service + ".")) {
                required = later(required, open(token));
            } else {
                String maker = token.substring(0, token.indexOf('.'));
                others.remove(maker);
                others.put(maker, token);
            }
        }
        return new Presented(required, List.copyOf(others.values()));
    }

    /** The header that replaces what the caller has: ours, and the others' as they were. */
    String header(Position position, List<String> others) {
        List<String> tokens = new ArrayList<>(others);
        tokens.add(seal(position));
        return String.join(", ", tokens.subList(Math.max(0, tokens.size() - MOST_TOKENS), tokens.size()));
    }

    private String seal(Position position) {
        byte[] place = ByteBuffer.allocate(POSITION_BYTES)
                .putInt(position.timeline())
                .putLong(position.lsn())
                .array();
        byte[] mac = Arrays.copyOf(authenticator.mac(message(place)), MAC_BYTES);
        byte[] token = ByteBuffer.allocate(POSITION_BYTES + MAC_BYTES)
                .put(place)
                .put(mac)
                .array();
        return service + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Required open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.substring(service.length() + 1));
        } catch (IllegalArgumentException notBase64) {
            return new Required.Unknown(Reason.TOKEN);
        }
        byte[] place = Arrays.copyOf(bytes, POSITION_BYTES);
        if (!authenticator.verify(message(place), Arrays.copyOfRange(bytes, POSITION_BYTES, bytes.length))) {
            return new Required.Unknown(Reason.TOKEN);
        }
        ByteBuffer read = ByteBuffer.wrap(place);
        return new Required.Replayed(new Position(read.getInt(), read.getLong()));
    }

    private static Required later(@Nullable Required one, Required other) {
        return switch (one) {
            case null -> other;
            case Required.Replayed(Position first)
            when other instanceof Required.Replayed(Position second) -> first.compareTo(second) < 0 ? other : one;
            case Required.Replayed replayed -> other;
            case Required.Unknown unknown -> unknown;
            case Required.Nothing nothing -> other;
        };
    }

    private byte[] message(byte[] place) {
        byte[] prefix = (DOMAIN + service + "\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + place.length)
                .put(prefix)
                .put(place)
                .array();
    }
}
