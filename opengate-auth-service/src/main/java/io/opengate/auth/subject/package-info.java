/** Who tokens are about: a person's account and the roles of a subject, as other services answer them. */
@NullMarked
package io.opengate.auth.subject;

import org.jspecify.annotations.NullMarked;
