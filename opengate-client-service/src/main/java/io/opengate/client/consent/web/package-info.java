/** The management and the internal routes of consents. */
@NullMarked
package io.opengate.client.consent.web;

import org.jspecify.annotations.NullMarked;
