/** Refresh-token families: issue, rotation, reuse detection. Knows nothing of access tokens beyond their ids. */
@NullMarked
package io.opengate.auth.refresh;

import org.jspecify.annotations.NullMarked;
