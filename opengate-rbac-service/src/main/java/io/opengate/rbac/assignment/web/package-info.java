/** The management and the internal routes of assignments. */
@NullMarked
package io.opengate.rbac.assignment.web;

import org.jspecify.annotations.NullMarked;
