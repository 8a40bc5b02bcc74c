/** Renders errors of the protocol endpoints. */
@NullMarked
package io.opengate.auth.error.web;

import org.jspecify.annotations.NullMarked;
