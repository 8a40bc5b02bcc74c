package io.opengate.notification;

import io.opengate.testkit.contract.ArchitectureContract;

class ArchitectureTests extends ArchitectureContract {}
