/** The HTTP routes of sessions: the management API, and what the auth service calls. */
@NullMarked
package io.opengate.session.signon.web;

import org.jspecify.annotations.NullMarked;
