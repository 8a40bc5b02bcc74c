package io.opengate.auth;

import io.opengate.testkit.contract.ArchitectureContract;

class ArchitectureTests extends ArchitectureContract {}
