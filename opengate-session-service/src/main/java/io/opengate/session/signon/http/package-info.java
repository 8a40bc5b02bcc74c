/** Calls to the realm service. */
@NullMarked
package io.opengate.session.signon.http;

import org.jspecify.annotations.NullMarked;
