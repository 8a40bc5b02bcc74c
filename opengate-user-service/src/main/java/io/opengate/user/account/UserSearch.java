package io.opengate.user.account;

import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches by ranges of an index. A prefix is never a LIKE: under row-level security PostgreSQL uses an index for
 * leakproof operators only.
 */
@Component
class UserSearch {

    private static final String COLUMNS = """
            SELECT realm_id, id, username, username_folded, email, email_folded, email_verified, given_name,
                   given_name_folded, family_name, family_name_folded, attributes, status, created_at, updated_at, version
              FROM users
            """;

    private final EntityManager entities;

    UserSearch(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    List<User> search(RealmId realm, UserCriteria criteria, @Nullable Position after, int limit) {
        Statement statement = statement(realm, criteria, after);
        Query query = entities.createNativeQuery(statement.sql(), User.class);
        statement.parameters().forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** The statement without its limit; the test of its plan reads it. */
    static Statement statement(RealmId realm, UserCriteria criteria, @Nullable Position after) {
        List<String> conditions = new ArrayList<>(List.of("realm_id = :realm"));
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("realm", realm.value()));
        criteria.prefixes().forEach((field, prefix) -> {
            conditions.add("%1$s >= :%1$s_from AND %1$s < :%1$s_to".formatted(field.column()));
            parameters.put(field.column() + "_from", prefix);
            parameters.put(field.column() + "_to", successor(prefix));
        });
        if (criteria.status() != null) {
            conditions.add("status = :status");
            parameters.put("status", criteria.status().wireName());
        }
        String order = criteria.order().column();
        if (after != null) {
            conditions.add("(%s, id) > (:after_text, :after_id)".formatted(order));
            parameters.put("after_text", after.text());
            parameters.put("after_id", after.id());
        }
        String sql = COLUMNS + " WHERE " + String.join(" AND ", conditions) + " ORDER BY " + order + ", id";
        return new Statement(sql, parameters);
    }

    /** The least text that is greater than every text with this prefix, in the order of code points. */
    static String successor(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        String rest = prefix.substring(0, prefix.length() - Character.charCount(last));
        if (last == Character.MAX_CODE_POINT) {
            return rest.isEmpty() ? prefix + Character.toString(last) : successor(rest);
        }
        int next = last + 1;
        return rest + Character.toString(next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next);
    }

    record Statement(String sql, Map<String, Object> parameters) {}
}
