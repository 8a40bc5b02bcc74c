/** Registered clients as the provider sees them, and how one proves that it is itself. Knows nothing of what a client then asks for. */
@NullMarked
package io.opengate.auth.client;

import org.jspecify.annotations.NullMarked;
