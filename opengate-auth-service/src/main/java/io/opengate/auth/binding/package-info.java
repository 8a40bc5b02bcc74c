/**
 * To what tokens are bound (RFC 7800, RFC 8705 §3, RFC 9449 §6), so that whoever steals one cannot use it. Knows nothing of
 * grants.
 */
@NullMarked
package io.opengate.auth.binding;

import org.jspecify.annotations.NullMarked;
