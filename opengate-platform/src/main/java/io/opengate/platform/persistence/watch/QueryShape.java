package io.opengate.platform.persistence.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query's text without what people put into it. Every literal becomes {@code ?}: strings in all of PostgreSQL's forms,
 * numbers, dollar quotes; comments go, parameters ({@code $1}) stay. Names stay where they are plain ASCII words. What
 * cannot be told apart for certain counts as a literal, to the end of the text if need be: the server cuts long texts
 * off, in the midst of a string too.
 */
final class QueryShape {

    private static final Pattern DOLLAR_QUOTE =
            Pattern.compile("\\$(?:[A-Za-z_\\x{80}-\\x{10ffff}][A-Za-z0-9_\\x{80}-\\x{10ffff}]*)?\\$");
    private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("\\.?[0-9](?:[eE][+-]?[0-9]|[\\p{L}\\p{N}_.])*");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}_\\x{80}-\\x{10ffff}][\\p{L}\\p{N}_$\\x{80}-\\x{10ffff}]*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private final String text;
    private final StringBuilder shape = new StringBuilder();
    private int at;

    private QueryShape(String text) {
        this.text = text;
    }

    /** The shape of a query, of at most that many characters. */
    static String of(String query, int length) {
        QueryShape shape = new QueryShape(query);
        while (shape.at < query.length()) {
            shape.step();
        }
        String all = shape.shape.toString().strip();
        return all.length() <= length ? all : all.substring(0, Math.max(0, length - 1)) + "…";
    }

    private void step() {
        char next = text.charAt(at);
        if (Character.isWhitespace(next)) {
            at++;
            space();
        } else if (text.startsWith("--", at)) {
            lineComment();
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (next == '\'') {
            string(false);
        } else if (next == '"') {
            name();
        } else if (next == '$') {
            dollar();
        } else if (!number() && !word()) {
            shape.append(next);
            at++;
        }
    }

    private void space() {
        if (!shape.isEmpty() && shape.charAt(shape.length() - 1) != ' ') {
            shape.append(' ');
        }
    }

    private void lineComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        space();
    }

    /** Block comments nest. */
    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        space();
    }

    /**
     * A string from its opening quote on. Whether a backslash escapes in a string without {@code E} depends on a setting
     * of the session, so where it would matter the rest of the text counts as the string.
     */
    private void string(boolean escapes) {
        shape.append('?');
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\\' && escapes) {
                at++;
            } else if (next == '\\' && at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '\\')) {
                at = text.length();
            } else if (next == '\'') {
                if (at < text.length() && text.charAt(at) == '\'') {
                    at++;
                } else {
                    return;
                }
            }
        }
    }

    /** A quoted name may hold anything, an alias that somebody made of a value among them. */
    private void name() {
        int from = ++at;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                at++;
            } else if (text.startsWith("\"\"", at)) {
                at += 2;
            } else {
                String name = text.substring(from, at++);
                shape.append('"')
                        .append(PLAIN.matcher(name).matches() ? name : "?")
                        .append('"');
                return;
            }
        }
        shape.append("\"?\"");
    }

    private void dollar() {
        Matcher quote = DOLLAR_QUOTE.matcher(text).region(at, text.length());
        Matcher parameter = PARAMETER.matcher(text).region(at, text.length());
        if (quote.lookingAt()) {
            int end = text.indexOf(quote.group(), quote.end());
            at = end < 0 ? text.length() : end + quote.group().length();
            shape.append('?');
        } else if (parameter.lookingAt()) {
            shape.append(parameter.group());
            at = parameter.end();
        } else {
            at++;
            shape.append('$');
        }
    }

    private boolean number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            return false;
        }
        shape.append('?');
        at = number.end();
        return true;
    }

    private boolean word() {
        Matcher found = WORD.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return false;
        }
        String word = found.group();
        at = found.end();
        if (at < text.length() && text.charAt(at) == '\'' && "bBeEnNxX".contains(word) && word.length() == 1) {
            string("eE".contains(word));
        } else {
            shape.append(PLAIN.matcher(word).matches() ? word : "?");
        }
        return true;
    }
}
