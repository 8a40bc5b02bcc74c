/** A realm as the provider sees it: its settings, its issuer and its signing keys. Knows nothing of how they are stored. */
@NullMarked
package io.opengate.auth.realm;

import org.jspecify.annotations.NullMarked;
