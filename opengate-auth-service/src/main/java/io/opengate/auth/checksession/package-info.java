/** How applications notice in the browser that the session has changed (OpenID Connect Session Management 1.0). */
@NullMarked
package io.opengate.auth.checksession;

import org.jspecify.annotations.NullMarked;
