package io.opengate.user;

import io.opengate.testkit.postgresql.MigrationContract;

class MigrationTests extends MigrationContract {}
