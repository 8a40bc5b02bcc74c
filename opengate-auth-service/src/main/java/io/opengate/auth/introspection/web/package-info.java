/** Token introspection over HTTP. */
@NullMarked
package io.opengate.auth.introspection.web;

import org.jspecify.annotations.NullMarked;
