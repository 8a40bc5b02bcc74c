package io.opengate.session;

import io.opengate.testkit.contract.ArchitectureContract;

class ArchitectureTests extends ArchitectureContract {}
