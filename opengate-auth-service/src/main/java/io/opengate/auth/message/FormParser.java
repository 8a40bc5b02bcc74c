package io.opengate.auth.message;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code application/x-www-form-urlencoded} in UTF-8 (RFC 6749 appendix B), without the usual leniency. */
final class FormParser {

    /** RFC 8707 §2 and RFC 8693 §2.1 let these occur more than once. */
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private static final int MAXIMUM_PARAMETERS = 100;

    private FormParser() {}

    static Map<String, String> parse(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (String pair : body.split("&", -1)) {
            if (!pair.isEmpty()) {
                add(parameters, seen, pair);
            }
        }
        return parameters;
    }

    private static void add(Map<String, String> parameters, Set<String> seen, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        boolean first = seen.add(name);
        if (!first && !REPEATABLE.contains(name)) {
            throw new ProtocolException(AuthProblem.DUPLICATE_PARAMETER);
        }
        if (seen.size() > MAXIMUM_PARAMETERS) {
            throw new ProtocolException(AuthProblem.MALFORMED_FORM, "too many parameters");
        }
        if (first && !value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i + 1));
                i += 2;
            } else if (c == '+') {
                bytes.write(' ');
            } else if (c > 0x20 && c < 0x7f) {
                bytes.write(c);
            } else {
                throw malformed();
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int octet(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            throw malformed();
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw malformed();
        }
        int octet = high << 4 | low;
        if (octet == 0) {
            throw malformed();
        }
        return octet;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
    }

    private static ProtocolException malformed() {
        return new ProtocolException(AuthProblem.MALFORMED_FORM);
    }
}
