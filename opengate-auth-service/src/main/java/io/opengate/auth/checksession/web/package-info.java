/** The page that applications load in a frame. */
@NullMarked
package io.opengate.auth.checksession.web;

import org.jspecify.annotations.NullMarked;
