/** What events of other services mean for sessions. */
@NullMarked
package io.opengate.session.signon.stream;

import org.jspecify.annotations.NullMarked;
