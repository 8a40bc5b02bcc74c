/** The management API and the internal API of accounts. */
@NullMarked
package io.opengate.user.account.web;

import org.jspecify.annotations.NullMarked;
