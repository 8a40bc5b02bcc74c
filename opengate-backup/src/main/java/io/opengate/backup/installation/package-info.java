/** Where the databases and Redis of an installation are and who may sign in to them; nothing of what is in them. */
@NullMarked
package io.opengate.backup.installation;

import org.jspecify.annotations.NullMarked;
