package io.opengate.user.account;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: prefixes by field, compared after folding, and a status.
 *
 * @param prefixes folded prefixes
 */
public record UserCriteria(
        Map<SearchField, String> prefixes, @Nullable UserStatus status) {

    /** The field that the answer is sorted by. */
    public SearchField order() {
        return prefixes.keySet().stream().sorted().findFirst().orElse(SearchField.USERNAME);
    }

    /** Where a user stands in the order of these criteria. */
    public Position position(User user) {
        return new Position(order().of(user.profile()), user.id().value());
    }

    /** Criteria without any restriction. */
    public static UserCriteria all() {
        return new UserCriteria(new EnumMap<>(SearchField.class), null);
    }

    /** These criteria, and a text that the field begins with; absent or blank text adds none. */
    public UserCriteria startingWith(SearchField field, @Nullable String typed) {
        Optional<String> prefix = Optional.ofNullable(typed).map(SearchField::prefix);
        if (prefix.isEmpty()) {
            return this;
        }
        Map<SearchField, String> more = new EnumMap<>(SearchField.class);
        more.putAll(prefixes);
        prefix.filter(text -> !text.isEmpty()).ifPresent(text -> more.put(field, text));
        return new UserCriteria(more, status);
    }

    /** These criteria, for one status only; null adds none. */
    public UserCriteria having(@Nullable UserStatus wanted) {
        return wanted == null ? this : new UserCriteria(prefixes, wanted);
    }
}
