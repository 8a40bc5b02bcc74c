/** What an installation was given or has generated: folders, ports, secrets. */
@NullMarked
package io.opengate.standalone.config;

import org.jspecify.annotations.NullMarked;
