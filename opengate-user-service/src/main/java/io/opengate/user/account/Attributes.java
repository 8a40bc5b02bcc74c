package io.opengate.user.account;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whatever else an application wants to know of a person: lists of texts by name. Bounded: 64 names of 64 characters,
 * 32 values each, 2,048 characters a value, 32,768 characters in all.
 */
public record Attributes(SortedMap<String, List<String>> values) {

    /** No attributes. */
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");
    private static final int MOST_NAMES = 64;
    private static final int MOST_VALUES = 32;
    private static final int LONGEST_VALUE = 2_048;
    private static final int MOST_CHARACTERS = 32_768;

    /**
     * Attributes with these values.
     *
     * @throws InvalidText if they break a bound
     */
    public static Attributes of(Map<String, List<String>> values) {
        if (values.size() > MOST_NAMES) {
            throw new InvalidText("has 64 names at most");
        }
        values.forEach(Attributes::check);
        if (values.entrySet().stream().mapToInt(Attributes::size).sum() > MOST_CHARACTERS) {
            throw new InvalidText("has 32768 characters at most");
        }
        SortedMap<String, List<String>> sorted = new TreeMap<>();
        values.forEach((name, list) -> sorted.put(name, List.copyOf(list)));
        return new Attributes(sorted);
    }

    @SuppressWarnings("NullAway") // JSON arrays may hold null, whatever the type says
    private static void check(String name, List<String> list) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidText("has names of 1 to 64 ASCII letters, digits and . _ : / -");
        }
        if (list == null || list.size() > MOST_VALUES || list.stream().anyMatch(value -> value == null)) {
            throw new InvalidText("has a list of 32 texts at most for each name");
        }
        if (list.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw new InvalidText("has values of 2048 characters at most");
        }
        if (!list.stream().allMatch(value -> Characters.all(value, Characters::isText))) {
            throw new InvalidText("has values without control characters");
        }
    }

    private static int size(Map.Entry<String, List<String>> entry) {
        return entry.getKey().length()
                + entry.getValue().stream().mapToInt(String::length).sum();
    }
}
