/**
 * The directory of realms and their settings. It owns names, switches, lifetimes and how a realm sends mail; it refuses
 * to know what other services keep for a realm.
 */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.directory;
