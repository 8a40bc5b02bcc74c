/**
 * When a service brings its schema up to date and when it refuses to start instead: pending, failed, changed or newer
 * migrations. Owns {@code opengate.migrations}; knows no table of a service.
 */
@NullMarked
package io.opengate.platform.persistence.migration;

import org.jspecify.annotations.NullMarked;
