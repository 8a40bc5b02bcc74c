/** Accounts from the user service, roles from the rbac service. */
@NullMarked
package io.opengate.auth.subject.http;

import org.jspecify.annotations.NullMarked;
