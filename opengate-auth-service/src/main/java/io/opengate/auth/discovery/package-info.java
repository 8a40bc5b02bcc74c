/** What the provider says of itself (OpenID Connect Discovery 1.0, RFC 8414). */
@NullMarked
package io.opengate.auth.discovery;

import org.jspecify.annotations.NullMarked;
