/** Credentials are verified by the user service; nothing here ever sees a hash. */
@NullMarked
package io.opengate.auth.signin.http;

import org.jspecify.annotations.NullMarked;
