/** Identifiers that we make: UUID version 7 (RFC 9562). */
@NullMarked
package io.opengate.platform.id;

import org.jspecify.annotations.NullMarked;
