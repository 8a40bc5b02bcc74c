/** The management routes of roles. */
@NullMarked
package io.opengate.rbac.role.web;

import org.jspecify.annotations.NullMarked;
