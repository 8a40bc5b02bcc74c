/** The consent page. */
@NullMarked
package io.opengate.auth.consent.web;

import org.jspecify.annotations.NullMarked;
