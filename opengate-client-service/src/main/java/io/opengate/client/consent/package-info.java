/** Owns what users agreed to, per user and client. Knows users by their id alone. */
@NullMarked
package io.opengate.client.consent;

import org.jspecify.annotations.NullMarked;
