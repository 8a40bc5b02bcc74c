/** Redis by its protocol: a copy of a moment, its contents read elsewhere, and put back. */
@NullMarked
package io.opengate.backup.redis;

import org.jspecify.annotations.NullMarked;
