package io.opengate.rbac.role.web;

import io.opengate.rbac.role.ChangeRole.Wanted;
import io.opengate.rbac.role.RoleReference;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be changed of a role. */
record UpdateRole(
        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String description,

        @Nullable @Size(max = 500) List<@NotNull @Pattern(regexp = RoleReference.SYNTAX) String> composites) {

    static UpdateRole of(Wanted now) {
        return new UpdateRole(now.description(), now.composites());
    }

    Wanted wanted() {
        return new Wanted(description == null ? "" : description, composites == null ? List.of() : composites);
    }
}
