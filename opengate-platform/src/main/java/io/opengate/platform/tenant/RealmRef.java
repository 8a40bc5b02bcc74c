package io.opengate.platform.tenant;

/** What every service knows of a realm: its id, its name and whether it is enabled. */
public record RealmRef(RealmId id, RealmName name, boolean enabled) {}
