/**
 * Reads from a replica, where one is configured: which transaction reads from which server, so that nobody misses what he
 * has written himself; how far the replica is behind; and what happens when it fails. Nothing of it exists without a
 * replica, and nothing that decides access comes by here.
 */
@NullMarked
package io.opengate.platform.persistence.replica;

import org.jspecify.annotations.NullMarked;
