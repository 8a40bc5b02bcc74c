/** Key sets over HTTP. */
@NullMarked
package io.opengate.auth.jwks.web;

import org.jspecify.annotations.NullMarked;
