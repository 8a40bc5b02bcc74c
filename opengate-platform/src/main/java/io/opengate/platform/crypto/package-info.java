/** Keys derived from the installation's master secret, encryption at rest, hashes and random values. */
@NullMarked
package io.opengate.platform.crypto;

import org.jspecify.annotations.NullMarked;
