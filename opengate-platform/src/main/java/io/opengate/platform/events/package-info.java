/**
 * Facts that services tell each other: the envelope, how a service publishes one durably, and how it listens. Knows no
 * business noun: a type is a string, data is a map.
 */
@NullMarked
package io.opengate.platform.events;

import org.jspecify.annotations.NullMarked;
