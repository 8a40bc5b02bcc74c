package io.opengate.notification;

import io.opengate.testkit.postgresql.MigrationContract;

class MigrationTests extends MigrationContract {}
