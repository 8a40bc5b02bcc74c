/** Where client certificates come from. */
@NullMarked
package io.opengate.auth.mtls.web;

import org.jspecify.annotations.NullMarked;
