/** Signing keys over HTTP: for administrators, and for the services that verify and sign. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.key.web;
