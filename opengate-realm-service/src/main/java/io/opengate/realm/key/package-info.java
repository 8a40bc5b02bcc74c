/**
 * The signing keys of a realm: how they are made, sealed, published, rotated and retired. It refuses to know the
 * settings of a realm and what is signed with its keys.
 */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.key;
