/**
 * Events of a service that owns a PostgreSQL database: written with the change, numbered and sent by one relay, kept
 * until the trail has them.
 */
@NullMarked
package io.opengate.platform.events.outbox;

import org.jspecify.annotations.NullMarked;
