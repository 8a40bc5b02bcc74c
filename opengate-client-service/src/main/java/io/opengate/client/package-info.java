/** Relying parties of a realm: OAuth 2.0 clients, the scopes they may ask for and the consents that users gave them. */
@NullMarked
package io.opengate.client;

import org.jspecify.annotations.NullMarked;
