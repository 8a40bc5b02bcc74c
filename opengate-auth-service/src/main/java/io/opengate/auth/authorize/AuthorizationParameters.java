package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of an authorization request as they were sent; those without a value count as omitted (RFC 6749 §3.1). */
public record AuthorizationParameters(Map<String, List<String>> values) {

    /** The one parameter that may be given more than once (RFC 8707 §2). */
    private static final Set<String> REPEATABLE = Set.of("resource");

    /** Characters of names and values together. */
    private static final int LONGEST = 16_384;

    public AuthorizationParameters {
        Map<String, List<String>> given = new LinkedHashMap<>();
        values.forEach((name, list) -> {
            List<String> kept = list.size() > 1
                    ? List.copyOf(list)
                    : list.stream().filter(value -> !value.isEmpty()).toList();
            if (!kept.isEmpty()) {
                given.put(name, kept);
            }
        });
        values = Map.copyOf(given);
    }

    /** The parameters that a query string spells. */
    public static AuthorizationParameters parse(String query) {
        return new AuthorizationParameters(URLUtils.parseParameters(query));
    }

    /** The parameters as a query string. */
    public String toQuery() {
        return URLUtils.serializeParameters(values);
    }

    /** The parameter's value, or empty when it was omitted. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /** Whether the parameter was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether they are more than any application needs to say: they are kept while the person signs in. */
    public boolean isTooLong() {
        return values.entrySet().stream()
                        .mapToLong(entry -> entry.getKey().length()
                                + entry.getValue().stream()
                                        .mapToLong(String::length)
                                        .sum())
                        .sum()
                > LONGEST;
    }

    /** The names that were given more than once although they must not be (RFC 6749 §3.1). */
    public Set<String> repeated() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .filter(name -> !REPEATABLE.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same parameters with that one. */
    public AuthorizationParameters with(String name, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.put(name, List.of(value));
        return new AuthorizationParameters(all);
    }

    /** The same parameters without those. */
    public AuthorizationParameters without(Set<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(names);
        return new AuthorizationParameters(kept);
    }
}
