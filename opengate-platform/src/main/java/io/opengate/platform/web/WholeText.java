package io.opengate.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads text that can be kept and sent again: JSON may escape NUL, which PostgreSQL refuses, and halves of surrogate
 * pairs, which UTF-8 cannot spell (RFC 8259 §8.2). A field whose text is only compared or hashed names Jackson's own
 * {@link StringDeserializer} instead.
 */
final class WholeText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && text.codePoints().anyMatch(WholeText::isUnstorable)) {
            throw context.weirdStringException(text, String.class, "holds NUL or half a character");
        }
        return text;
    }

    private static boolean isUnstorable(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }
}
