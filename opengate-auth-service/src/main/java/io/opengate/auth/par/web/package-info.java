/** The endpoint for pushed authorization requests over HTTP. */
@NullMarked
package io.opengate.auth.par.web;

import org.jspecify.annotations.NullMarked;
