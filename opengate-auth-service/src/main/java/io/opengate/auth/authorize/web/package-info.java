/** The authorization endpoint over HTTP. */
@NullMarked
package io.opengate.auth.authorize.web;

import org.jspecify.annotations.NullMarked;
