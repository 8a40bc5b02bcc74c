/** Owns who has which role, and what somebody's roles come to. */
@NullMarked
package io.opengate.rbac.assignment;

import org.jspecify.annotations.NullMarked;
