/** Rules of the management API that every controller shares: paging, entity tags, merge patches, strict JSON. */
@NullMarked
package io.opengate.platform.web;

import org.jspecify.annotations.NullMarked;
