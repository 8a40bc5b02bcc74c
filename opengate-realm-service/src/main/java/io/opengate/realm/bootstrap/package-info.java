/** What exists from the first start on: the realm {@code master}, which administers all others. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.bootstrap;
