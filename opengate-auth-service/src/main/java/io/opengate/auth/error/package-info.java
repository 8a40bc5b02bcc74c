/** The errors of the protocol endpoints and their one rendering (RFC 6749 §5.2, RFC 6750 §3). */
@NullMarked
package io.opengate.auth.error;

import org.jspecify.annotations.NullMarked;
