/** Who calls and whether they may: access tokens, service tokens and the rule that each route carries. */
@NullMarked
package io.opengate.platform.security;

import org.jspecify.annotations.NullMarked;
