package io.opengate.rbac.role.web;

import io.opengate.rbac.role.DefineRole.NewRole;
import io.opengate.rbac.role.RoleName;
import io.opengate.rbac.role.RoleReference;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role to add; {@code composites} names roles by id, by name or by {@code clientId/name}. */
record CreateRole(
        @NotNull @Pattern(regexp = RoleName.SYNTAX) String name,

        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String description,

        @Nullable @Pattern(regexp = CreateRole.CLIENT) String client,
        @Nullable @Size(max = 500) List<@NotNull @Pattern(regexp = RoleReference.SYNTAX) String> composites) {

    /** What a client id looks like. */
    static final String CLIENT = "[A-Za-z0-9][A-Za-z0-9._~:/@+-]{0,199}";

    NewRole role() {
        return new NewRole(
                client == null ? "" : client,
                RoleName.of(name),
                description == null ? "" : description,
                composites == null ? List.of() : composites);
    }
}
