/** Roles of a realm and who has them. */
@NullMarked
package io.opengate.rbac;

import org.jspecify.annotations.NullMarked;
