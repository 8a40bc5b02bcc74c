/** The API's documentation, read from the running services. */
@NullMarked
package io.opengate.gateway.docs;

import org.jspecify.annotations.NullMarked;
