/** Starts and ends sessions through the session service. */
@NullMarked
package io.opengate.auth.session.http;

import org.jspecify.annotations.NullMarked;
