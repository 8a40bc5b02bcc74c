package io.opengate.rbac;

import io.opengate.testkit.contract.ArchitectureContract;

class ArchitectureTests extends ArchitectureContract {}
