package io.opengate.realm;

import io.opengate.testkit.postgresql.MigrationContract;

class MigrationTests extends MigrationContract {}
