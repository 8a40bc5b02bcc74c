/** Posts logout tokens. */
@NullMarked
package io.opengate.auth.logout.backchannel.http;

import org.jspecify.annotations.NullMarked;
