/** Tests. */
@NullMarked
package io.opengate.user.credential.http;

import org.jspecify.annotations.NullMarked;
