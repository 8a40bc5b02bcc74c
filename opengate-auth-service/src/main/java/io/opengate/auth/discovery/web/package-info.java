/** Provider metadata over HTTP. */
@NullMarked
package io.opengate.auth.discovery.web;

import org.jspecify.annotations.NullMarked;
