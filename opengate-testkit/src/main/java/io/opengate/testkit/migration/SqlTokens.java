package io.opengate.testkit.migration;

import io.opengate.testkit.migration.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens as PostgreSQL does (PostgreSQL 15, section 4.1): nested comments, dollar quotes, escapes. */
final class SqlTokens {

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;
    private int line;

    private SqlTokens(String sql, int line) {
        this.sql = sql;
        this.line = line;
    }

    /** The tokens of that text, whose first line has that number. */
    static List<SqlToken> of(String sql, int firstLine) {
        SqlTokens reader = new SqlTokens(sql, firstLine);
        while (reader.at < sql.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            advance(1);
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            advance((end < 0 ? sql.length() : end) - at);
        } else if (sql.startsWith("/*", at)) {
            blockComment();
        } else if (c == '\'') {
            quoted(Kind.STRING, '\'', false);
        } else if (c == '"') {
            quoted(Kind.QUOTED_NAME, '"', false);
        } else if (c == '$' && dollarTag() != null) {
            dollarString(String.valueOf(dollarTag()));
        } else if (Character.isDigit(c)) {
            add(Kind.NUMBER, length(SqlTokens::isNumberPart));
        } else if (isWordStart(c)) {
            word();
        } else {
            add(Kind.SYMBOL, 1);
        }
    }

    private void word() {
        int length = length(c -> isWordStart(c) || Character.isDigit(c) || c == '$');
        String word = sql.substring(at, at + length);
        boolean string = at + length < sql.length() && sql.charAt(at + length) == '\'' && word.matches("(?i)[ebxn]");
        if (string) {
            advance(length);
            quoted(Kind.STRING, '\'', word.equalsIgnoreCase("e"));
        } else {
            tokens.add(SqlToken.word(word, line));
            advance(length);
        }
    }

    private void quoted(Kind kind, char quote, boolean backslashes) {
        StringBuilder text = new StringBuilder();
        int begin = line;
        advance(1);
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (backslashes && c == '\\' && at + 1 < sql.length()) {
                text.append(sql.charAt(at + 1));
                advance(2);
            } else if (c == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                text.append(quote);
                advance(2);
            } else if (c == quote) {
                break;
            } else {
                text.append(c);
                advance(1);
            }
        }
        advance(1);
        tokens.add(new SqlToken(kind, text.toString(), begin));
    }

    /** The opening tag at this place, such as {@code $$} or {@code $body$}; null where there is none. */
    private @org.jspecify.annotations.Nullable String dollarTag() {
        int end = sql.indexOf('$', at + 1);
        String tag = end < 0 ? "" : sql.substring(at, end + 1);
        return tag.matches("\\$([A-Za-z_\\x80-\\uffff][A-Za-z0-9_\\x80-\\uffff]*)?\\$") ? tag : null;
    }

    private void dollarString(String tag) {
        int end = sql.indexOf(tag, at + tag.length());
        int stop = end < 0 ? sql.length() : end;
        tokens.add(new SqlToken(Kind.DOLLAR_STRING, sql.substring(at + tag.length(), stop), line));
        advance(Math.min(stop + tag.length(), sql.length()) - at);
    }

    private void blockComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                advance(2);
            } else if (sql.startsWith("*/", at)) {
                depth--;
                advance(2);
            } else {
                advance(1);
            }
        } while (depth > 0 && at < sql.length());
    }

    private void add(Kind kind, int length) {
        tokens.add(new SqlToken(kind, sql.substring(at, at + length), line));
        advance(length);
    }

    private int length(java.util.function.IntPredicate belongs) {
        int end = at;
        while (end < sql.length() && belongs.test(sql.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private static boolean isNumberPart(int c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    private static boolean isWordStart(int c) {
        return Character.isLetter(c) || c == '_' || c > 0x7f;
    }

    private void advance(int length) {
        int stop = Math.min(at + length, sql.length());
        for (; at < stop; at++) {
            if (sql.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
