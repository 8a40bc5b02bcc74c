package io.opengate.platform.persistence;

import java.util.List;

/** The database role of the application is not bound by row-level security. */
public final class UnsafeApplicationRoleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsafeApplicationRoleException(String role, List<String> reasons) {
        super("The database role '" + role + "' is not bound by row-level security: " + String.join(", ", reasons)
                + ".");
    }
}
