/** Owns roles, composite roles and what they reach. Refuses to know who has them. */
@NullMarked
package io.opengate.rbac.role;

import org.jspecify.annotations.NullMarked;
