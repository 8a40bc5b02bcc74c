/** Asks the user and client services whether a subject is there. */
@NullMarked
package io.opengate.rbac.assignment.http;

import org.jspecify.annotations.NullMarked;
