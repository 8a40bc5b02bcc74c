/** Registered clients, asked from the client service and cached. */
@NullMarked
package io.opengate.auth.client.http;

import org.jspecify.annotations.NullMarked;
