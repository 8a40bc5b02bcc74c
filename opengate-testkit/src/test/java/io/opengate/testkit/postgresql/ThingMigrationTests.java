package io.opengate.testkit.postgresql;

class ThingMigrationTests extends MigrationContract {}
