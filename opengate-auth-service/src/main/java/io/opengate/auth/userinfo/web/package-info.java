/** The UserInfo endpoint over HTTP. */
@NullMarked
package io.opengate.auth.userinfo.web;

import org.jspecify.annotations.NullMarked;
