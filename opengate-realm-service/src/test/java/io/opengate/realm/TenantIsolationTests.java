package io.opengate.realm;

import io.opengate.testkit.isolation.TenantIsolationContract;

class TenantIsolationTests extends TenantIsolationContract {}
