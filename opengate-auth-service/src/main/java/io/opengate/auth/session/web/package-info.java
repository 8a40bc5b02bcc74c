/** The cookies of the pages. */
@NullMarked
package io.opengate.auth.session.web;

import org.jspecify.annotations.NullMarked;
