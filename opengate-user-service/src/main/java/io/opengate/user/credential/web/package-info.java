/** The management API and the internal API of passwords. */
@NullMarked
package io.opengate.user.credential.web;

import org.jspecify.annotations.NullMarked;
