/**
 * The deletion of a realm: closed at once, purged by every service at its own pace, done when all have said so. It owns
 * the record, which outlives the realm, and refuses to know what a purge does.
 */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.deletion;
