/** The logout endpoint and its pages. */
@NullMarked
package io.opengate.auth.logout.web;

import org.jspecify.annotations.NullMarked;
