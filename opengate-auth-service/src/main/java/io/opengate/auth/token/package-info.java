/** The token endpoint: grants, and the tokens that they give. Knows nothing of how a person signs in. */
@NullMarked
package io.opengate.auth.token;

import org.jspecify.annotations.NullMarked;
