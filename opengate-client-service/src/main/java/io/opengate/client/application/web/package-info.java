/** The management and the internal routes of clients. */
@NullMarked
package io.opengate.client.application.web;

import org.jspecify.annotations.NullMarked;
