package io.opengate.testkit.migration;

import io.opengate.testkit.migration.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement: its tokens without the semicolon.
 *
 * @param tokens at least one
 * @param inBody whether it stands in the body of a function or a {@code do} block, or in a string that such a one executes
 */
record SqlStatement(List<SqlToken> tokens, boolean inBody) {

    /** The statements of a file, those in bodies and in executed strings after the one that holds them. */
    static List<SqlStatement> of(String sql) {
        List<SqlStatement> found = new ArrayList<>();
        split(SqlTokens.of(sql, 1), false, found);
        return found;
    }

    private static void split(List<SqlToken> tokens, boolean inBody, List<SqlStatement> found) {
        List<SqlToken> current = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean inBlock = inBody && token.is("begin", "declare", "then", "else", "loop");
            if (depth <= 0 && (token.is(";") || inBlock)) {
                add(current, inBody, found);
                current = new ArrayList<>();
                depth = 0;
            } else {
                current.add(token);
            }
        }
        add(current, inBody, found);
    }

    private static void add(List<SqlToken> tokens, boolean inBody, List<SqlStatement> found) {
        if (tokens.isEmpty()) {
            return;
        }
        SqlStatement statement = new SqlStatement(List.copyOf(tokens), inBody);
        found.add(statement);
        boolean executes = inBody && tokens.stream().anyMatch(token -> token.is("execute"));
        boolean routine = statement.starts("create") && statement.has("function", "procedure");
        boolean block = routine || statement.starts("do");
        for (SqlToken token : tokens) {
            boolean body = block && (token.kind() == Kind.DOLLAR_STRING || token.kind() == Kind.STRING);
            boolean executed = executes && (token.kind() == Kind.STRING || token.kind() == Kind.DOLLAR_STRING);
            if (body || executed) {
                split(SqlTokens.of(token.text(), token.line()), true, found);
            }
        }
    }

    int line() {
        return tokens.getFirst().line();
    }

    /** Whether it begins with these keywords. */
    boolean starts(String... keywords) {
        return at(0, keywords);
    }

    /** Whether these keywords stand at that place. */
    boolean at(int index, String... keywords) {
        if (index + keywords.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.get(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these keywords stands outside every parenthesis. */
    boolean has(String... keywords) {
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(keywords)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these keywords stand one after the other, within parentheses or without. */
    boolean holds(String... keywords) {
        for (int i = 0; i < tokens.size(); i++) {
            if (at(i, keywords)) {
                return true;
            }
        }
        return false;
    }

    /** The name that begins there, without the schema before it. */
    Optional<String> name(int index) {
        if (index >= tokens.size() || !tokens.get(index).isName()) {
            return Optional.empty();
        }
        return at(index + 1, ".")
                ? name(index + 2)
                : Optional.of(tokens.get(index).text());
    }

    /** The place after these optional keywords. */
    int after(int index, String... optional) {
        return at(index, optional) ? index + optional.length : index;
    }

    /** The parts between commas outside parentheses, from that place on. */
    List<SqlStatement> parts(int from) {
        List<SqlStatement> parts = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : tokens.subList(Math.min(from, tokens.size()), tokens.size())) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(new SqlStatement(List.copyOf(current), inBody));
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        parts.add(new SqlStatement(List.copyOf(current), inBody));
        return parts.stream().filter(part -> !part.tokens().isEmpty()).toList();
    }
}
