/**
 * The audit trail: takes every event of the stream, once, notices what is missing and fetches it from its source, and
 * answers who did what and when. Knows no type of event but a realm's deletion.
 */
@NullMarked
package io.opengate.notification.trail;

import org.jspecify.annotations.NullMarked;
