/** The token endpoint over HTTP. */
@NullMarked
package io.opengate.auth.token.web;

import org.jspecify.annotations.NullMarked;
