/** Realms over HTTP: for administrators, and for the other services. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.directory.web;
