package io.opengate.rbac;

import io.opengate.testkit.postgresql.MigrationContract;

class MigrationTests extends MigrationContract {}
