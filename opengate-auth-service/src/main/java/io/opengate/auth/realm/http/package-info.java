/** Realm settings and signing keys, asked from the realm service and cached. */
@NullMarked
package io.opengate.auth.realm.http;

import org.jspecify.annotations.NullMarked;
