/** Calls between services: service tokens (minted and checked locally) and HTTP interface proxies. */
@NullMarked
package io.opengate.platform.service;

import org.jspecify.annotations.NullMarked;
