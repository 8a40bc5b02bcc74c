/** What a person allowed a client, and the step that asks for it. */
@NullMarked
package io.opengate.auth.consent;

import org.jspecify.annotations.NullMarked;
