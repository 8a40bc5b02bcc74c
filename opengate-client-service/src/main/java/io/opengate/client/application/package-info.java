/** Owns the client: its metadata, its secrets and the rules that both keep. Knows nothing of users or of tokens. */
@NullMarked
package io.opengate.client.application;

import org.jspecify.annotations.NullMarked;
