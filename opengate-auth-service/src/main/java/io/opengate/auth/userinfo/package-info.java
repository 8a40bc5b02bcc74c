/** The UserInfo endpoint (OpenID Connect Core §5.3) and how access tokens are presented (RFC 6750, RFC 9449). */
@NullMarked
package io.opengate.auth.userinfo;

import org.jspecify.annotations.NullMarked;
