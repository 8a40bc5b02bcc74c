/** Lets one transaction touch the directory of realms and the tenant rows of one realm in it. */
@org.jspecify.annotations.NullMarked
package io.opengate.realm.tenancy;
