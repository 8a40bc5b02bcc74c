/**
 * The first administrator: an account of the master realm with a fixed id, made once from what the operator gives. What
 * it may do is for the rbac service to say.
 */
@NullMarked
package io.opengate.user.bootstrap;

import org.jspecify.annotations.NullMarked;
