/** What the Redis adapters share about a session's hash slot: the names of its keys, and how a script runs. */
@NullMarked
package io.opengate.auth.slot;

import org.jspecify.annotations.NullMarked;
