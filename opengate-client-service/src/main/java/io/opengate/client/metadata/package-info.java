/** What a client registers of the protocols (RFC 7591 §2, the IANA registry of client metadata), and the rules for it. */
@NullMarked
package io.opengate.client.metadata;

import org.jspecify.annotations.NullMarked;
