/**
 * What messages say: built-in texts, and a realm's own words in their place. A template only fills in values; it runs
 * no expression, because its author is a tenant. Knows nothing of how a message travels.
 */
@NullMarked
package io.opengate.notification.template;

import org.jspecify.annotations.NullMarked;
