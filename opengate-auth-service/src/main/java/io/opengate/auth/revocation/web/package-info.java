/** Token revocation over HTTP. */
@NullMarked
package io.opengate.auth.revocation.web;

import org.jspecify.annotations.NullMarked;
