package io.opengate.client;

import io.opengate.testkit.isolation.TenantIsolationContract;

@ClientTestSetup
class TenantIsolationTests extends TenantIsolationContract {}
