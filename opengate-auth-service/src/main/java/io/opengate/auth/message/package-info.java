/** Requests to the protocol endpoints, read strictly and handed to the protocol library. */
@NullMarked
package io.opengate.auth.message;

import org.jspecify.annotations.NullMarked;
