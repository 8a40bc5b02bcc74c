/** The deletion of realms over HTTP: for administrators, and for the services that acknowledge their purges. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.deletion.web;
