/** The management and the internal routes of scopes. */
@NullMarked
package io.opengate.client.scope.web;

import org.jspecify.annotations.NullMarked;
