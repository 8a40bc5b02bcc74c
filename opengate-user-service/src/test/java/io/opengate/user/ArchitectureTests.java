package io.opengate.user;

import io.opengate.testkit.contract.ArchitectureContract;

class ArchitectureTests extends ArchitectureContract {}
