/** The session service: who is signed in where, and how that ends. */
@NullMarked
package io.opengate.session;

import org.jspecify.annotations.NullMarked;
