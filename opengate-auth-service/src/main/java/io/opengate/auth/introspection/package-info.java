/** Token introspection (RFC 7662). */
@NullMarked
package io.opengate.auth.introspection;

import org.jspecify.annotations.NullMarked;
