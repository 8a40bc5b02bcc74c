/** The pages of a sign-in. */
@NullMarked
package io.opengate.auth.signin.web;

import org.jspecify.annotations.NullMarked;
