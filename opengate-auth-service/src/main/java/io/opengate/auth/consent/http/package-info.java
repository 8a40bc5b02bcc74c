/** Consents are kept by the client service. */
@NullMarked
package io.opengate.auth.consent.http;

import org.jspecify.annotations.NullMarked;
