package io.opengate.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PromQL expression names: the metrics that it selects, with their matchers, and the labels it groups by. */
final class PromQl {

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[a-zA-Z_:][a-zA-Z0-9_:]*"
            + "|\\$?[0-9][0-9a-zA-Z.]*|\\$[a-zA-Z_]+|=~|!~|!=|>=|<=|==|\\S");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    private static final Set<String> LABEL_LISTS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    /** A selected metric; matchers by label, each as {@code operator} and value. */
    record Selector(String metric, Map<String, Match> matchers) {}

    /** How a label is matched. */
    record Match(String operator, String value) {

        boolean accepts(String found) {
            return switch (operator) {
                case "=" -> found.equals(value);
                case "!=" -> !found.equals(value);
                case "=~" -> found.matches(value);
                case "!~" -> !found.matches(value);
                default -> throw new IllegalArgumentException(operator);
            };
        }
    }

    private final List<String> tokens = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> labels = new TreeSet<>();
    private int at;

    private PromQl(String expression) {
        Matcher found = TOKEN.matcher(expression);
        while (found.find()) {
            tokens.add(found.group());
        }
        while (at < tokens.size()) {
            step();
        }
    }

    static PromQl of(String expression) {
        return new PromQl(expression);
    }

    List<Selector> selectors() {
        return List.copyOf(selectors);
    }

    /** Labels in {@code by (…)} and its like. */
    Set<String> labels() {
        return Set.copyOf(labels);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private void step() {
        String token = tokens.get(at++);
        if (token.equals("[")) {
            at += tokens.subList(at, tokens.size()).indexOf("]") + 1;
        } else if (LABEL_LISTS.contains(token)) {
            for (at++; !peek().equals(")"); at++) {
                if (!peek().equals(",")) {
                    labels.add(peek());
                }
            }
            at++;
        } else if (token.matches("[a-zA-Z_:].*")
                && !OPERATORS.contains(token)
                && !peek().equals("(")
                && !LABEL_LISTS.contains(peek())) {
            selectors.add(new Selector(token, peek().equals("{") ? matchers() : Map.of()));
        }
    }

    private Map<String, Match> matchers() {
        Map<String, Match> matchers = new LinkedHashMap<>();
        for (at++; !peek().equals("}"); ) {
            if (peek().equals(",")) {
                at++;
            } else {
                String quoted = tokens.get(at + 2);
                matchers.put(tokens.get(at), new Match(tokens.get(at + 1), quoted.substring(1, quoted.length() - 1)));
                at += 3;
            }
        }
        at++;
        return matchers;
    }
}
