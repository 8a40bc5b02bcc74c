package io.opengate.client;

import io.opengate.testkit.postgresql.MigrationContract;

class MigrationTests extends MigrationContract {}
