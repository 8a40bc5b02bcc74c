/** Sign-out that an application starts (OpenID Connect RP-Initiated Logout 1.0). */
@NullMarked
package io.opengate.auth.logout;

import org.jspecify.annotations.NullMarked;
