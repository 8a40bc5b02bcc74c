/** The UserInfo endpoint (OpenID Connect Core §5.3) and bearer tokens (RFC 6750). */
@NullMarked
package io.opengate.auth.userinfo;

import org.jspecify.annotations.NullMarked;
