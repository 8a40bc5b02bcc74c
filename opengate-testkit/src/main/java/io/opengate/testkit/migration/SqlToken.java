package io.opengate.testkit.migration;

import java.util.Locale;

/**
 * One token of PostgreSQL's SQL; comments and white space are none.
 *
 * @param kind what it is
 * @param text its text: words in lower case, quoted names and strings without their quotes
 * @param line where it begins, counted from 1
 */
record SqlToken(Kind kind, String text, int line) {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        DOLLAR_STRING,
        NUMBER,
        SYMBOL
    }

    static SqlToken word(String text, int line) {
        return new SqlToken(Kind.WORD, text.toLowerCase(Locale.ROOT), line);
    }

    /** Whether it is one of these keywords: a quoted name never is. */
    boolean is(String... keywords) {
        if (kind == Kind.WORD || kind == Kind.SYMBOL) {
            for (String keyword : keywords) {
                if (text.equals(keyword)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
}
