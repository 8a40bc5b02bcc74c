/** The user service: people of a realm and their credentials. */
@NullMarked
package io.opengate.user;

import org.jspecify.annotations.NullMarked;
