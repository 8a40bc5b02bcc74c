/** Asks the rbac service what accounts may do. */
@NullMarked
package io.opengate.user.account.http;

import org.jspecify.annotations.NullMarked;
