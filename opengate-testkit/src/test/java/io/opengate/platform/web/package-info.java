@NullMarked
package io.opengate.platform.web;

import org.jspecify.annotations.NullMarked;
