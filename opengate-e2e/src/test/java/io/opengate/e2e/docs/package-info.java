/** The documentation and what it describes: each page that could grow old is compared with the source tree. */
@NullMarked
package io.opengate.e2e.docs;

import org.jspecify.annotations.NullMarked;
