/**
 * Tells clients server to server that a session has ended (OpenID Connect Back-Channel Logout 1.0). What has to be told is
 * kept until it was: any instance may take it up, and losing one loses nothing.
 */
@NullMarked
package io.opengate.auth.logout.backchannel;

import org.jspecify.annotations.NullMarked;
