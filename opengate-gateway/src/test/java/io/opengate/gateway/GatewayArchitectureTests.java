package io.opengate.gateway;

import io.opengate.testkit.contract.ArchitectureContract;

class GatewayArchitectureTests extends ArchitectureContract {}
