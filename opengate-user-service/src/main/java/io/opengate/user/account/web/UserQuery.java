package io.opengate.user.account.web;

import io.opengate.user.account.SearchField;
import io.opengate.user.account.UserCriteria;
import io.opengate.user.account.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a list of users may be narrowed by: how a field begins, whatever its case, and the status. The list is in the
 * order of the first field given.
 */
record UserQuery(
        @Nullable String username,
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String status) {

    UserCriteria criteria() {
        FieldReader fields = new FieldReader();
        UserCriteria criteria = UserCriteria.all();
        criteria = narrow(fields, criteria, "username", SearchField.USERNAME, username);
        criteria = narrow(fields, criteria, "email", SearchField.EMAIL, email);
        criteria = narrow(fields, criteria, "givenName", SearchField.GIVEN_NAME, givenName);
        criteria = narrow(fields, criteria, "familyName", SearchField.FAMILY_NAME, familyName);
        UserStatus wanted = fields.read("status", status, UserStatus::parse);
        fields.refuseViolations();
        return criteria.having(wanted);
    }

    private static UserCriteria narrow(
            FieldReader fields, UserCriteria criteria, String name, SearchField field, @Nullable String prefix) {
        UserCriteria narrowed = fields.read(name, prefix, text -> criteria.startingWith(field, text));
        return narrowed == null ? criteria : narrowed;
    }
}
