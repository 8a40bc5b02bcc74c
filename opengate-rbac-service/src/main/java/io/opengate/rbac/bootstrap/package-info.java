/** Makes the first administrators of the master realm. */
@NullMarked
package io.opengate.rbac.bootstrap;

import org.jspecify.annotations.NullMarked;
