/** Owns the scopes of a realm: the built-in ones, which are code, and those that the realm adds. */
@NullMarked
package io.opengate.client.scope;

import org.jspecify.annotations.NullMarked;
