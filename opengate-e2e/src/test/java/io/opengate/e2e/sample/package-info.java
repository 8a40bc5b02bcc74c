/** A small web application that signs people in with Spring Security's OAuth 2.0 client and nothing of ours. */
@NullMarked
package io.opengate.e2e.sample;

import org.jspecify.annotations.NullMarked;
